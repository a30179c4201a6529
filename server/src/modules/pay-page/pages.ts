import { html } from '../../kit/html.ts'
import type { Host, OpenReply } from '../../kit/open-route.ts'
import type { Door } from '../payments/payment.ts'
import { document, heading } from './bill-html.ts'
import { type Language, said } from './language.ts'
import type { Bill } from './load-bill.ts'
import { page } from './page.ts'
import { cardFields, paying, type Trouble, troubleNotice } from './pay-html.ts'
import { sealForm } from './pay-link.ts'

export interface BillPage {
  readonly bill: Bill
  readonly token: string
  readonly language: Language
  readonly trouble?: Trouble | null
  readonly isKept?: boolean
  readonly status?: number
}

/** The invoice, and what can be done about it. */
export function billPage(host: Host, { bill, token, language, trouble = null, isKept = false, status = 200 }: BillPage): OpenReply {
  const parts = { token, seal: sealForm(host, token, sealedWords(bill)), trouble, isKept }
  return page({
    status,
    language,
    title: titleOf(bill, language),
    content: html`<main class="wide">${heading(bill, language)}${paying(bill, language, parts)}${document(bill, language)}</main>`,
    outsiders: { leadsTo: bill.ways.paypal ? paypalOrigins(host) : [] },
  })
}

/** What a form of ours is about: one that was made for another amount is not acted on. */
export function sealedWords({ owed, invoice }: Pick<Bill, 'owed' | 'invoice'>): string {
  return `${owed} ${invoice.currency}`
}

/** Stripe's own form, inside of our page. What is typed there never comes here. */
export function stripePage(host: Host, { bill, token, language }: BillPage, { publicKey, waits }: Door): OpenReply {
  const { words, locale, money } = language
  const back = `${host.outside.publicUrl}/pay/${token}/return`
  return page({
    language,
    title: titleOf(bill, language),
    outsiders: { stripe: '/pay/stripe.js' },
    content: html`<main class="wide">${heading(bill, language)}<section class="card doing no-print" aria-labelledby="pay"><h2 id="pay">${words.payByCard}</h2>
      <noscript><p class="notice bad">${words.needsScript}</p></noscript>
      <form id="stripe" data-key="${publicKey}" data-secret="${waits?.clientSecret ?? ''}" data-locale="${locale}" data-back="${back}">
      <div id="stripe-element" class="element"></div><p id="stripe-fault" class="fault" role="alert" tabindex="-1" hidden></p>
      <button disabled>${said(words.pay, { amount: money(bill.owed, bill.invoice.currency) })}</button></form></section>${document(bill, language)}</main>`,
  })
}

export type Message = 'expired' | 'closed' | 'unknown' | 'tooMany' | 'broken' | 'bankDone' | 'bankClosed' | 'bankRefused'

/** A page that says one thing. */
export function messagePage(
  language: Language,
  message: Message,
  {
    status,
    seller = '',
    headers = {},
  }: { readonly status: number; readonly seller?: string; readonly headers?: Readonly<Record<string, string>> },
): OpenReply {
  const { words } = language
  const texts: Readonly<Record<Message, readonly [string, string]>> = {
    expired: [words.expiredTitle, words.expiredText],
    closed: [words.closedTitle, words.closedText],
    unknown: [words.unknownTitle, words.unknownText],
    tooMany: [words.tooManyTitle, words.tooManyText],
    broken: [words.brokenTitle, words.brokenText],
    bankDone: [words.bankDone, words.bankDoneText],
    bankRefused: [words.bankRefused, words.bankDoneText],
    bankClosed: [words.bankClosed, words.bankClosedText],
  }
  const [title, text] = texts[message]
  const content = html`<main class="narrow"><section class="card"><h1>${title}</h1><p class="soft message">${said(text, { seller })}</p></section></main>`
  return page({ status, language, title, content, headers })
}

/** What a bank would ask, by a code or on the customer's telephone. */
export function bankPage(language: Language, { action, amount }: { readonly action: string; readonly amount: string | null }): OpenReply {
  const { words } = language
  return page({
    language,
    title: words.bankTitle,
    content: html`<main class="narrow"><section class="card"><h1>${words.bankTitle}</h1><p class="soft message">${amount === null ? words.bankKeepText : said(words.bankText, { amount })}</p>
      <form method="post" action="${action}"><button name="approved" value="yes">${words.bankYes}</button>
      <button class="second" name="approved" value="no">${words.bankNo}</button></form></section></main>`,
  })
}

/** The sandbox gateway's own form, for who comes without an invoice of ours: a card to keep, or a door that somebody else shows. */
export function bankCardPage(
  language: Language,
  { action, amount, trouble }: { readonly action: string; readonly amount: string | null; readonly trouble: Trouble | null },
): OpenReply {
  const { words } = language
  const title = amount === null ? words.keepCardTitle : words.payByCard
  return page({
    status: trouble === null ? 200 : trouble.kind === 'declined' ? 402 : 422,
    language,
    title,
    content: html`<main class="narrow"><section class="card"><h1>${title}</h1><div class="message">${troubleNotice(trouble, language)}</div>
      <form method="post" action="${action}" novalidate><div class="notice note"><strong>${words.testTitle}</strong><p>${words.testText}</p></div>
      ${cardFields(language, trouble?.kind === 'faults' ? trouble.faults : {})}
      <button>${amount === null ? words.keepCardButton : said(words.pay, { amount })}</button></form></section></main>`,
  })
}

function titleOf({ number, invoice }: Bill, { words }: Language): string {
  return said(words.title, { number, seller: invoice.seller.name })
}

/** Where PayPal lets people approve: its own sites, or the stand-in that the installation names. */
function paypalOrigins({ outside }: Host): readonly string[] {
  const { hostname, origin } = new URL(outside.paypalApiBase)
  return /(^|\.)paypal\.com$/.test(hostname) ? ['https://www.paypal.com', 'https://www.sandbox.paypal.com'] : [origin]
}
