import type { DeclineReason } from '@quarterday/core/payment/payment.ts'
import { type Html, html } from '../../kit/html.ts'
import { type Language, said } from './language.ts'
import type { Bill } from './load-bill.ts'
import type { CardFaults } from './read-card.ts'

/** Why the last try did not work. */
export type Trouble =
  | { readonly kind: 'faults'; readonly faults: CardFaults }
  | { readonly kind: 'declined'; readonly reason: DeclineReason | null }
  | { readonly kind: 'stale' }
  | { readonly kind: 'broken' }

export interface FormParts {
  readonly token: string
  /** Proves that the form is ours, and for which amount. */
  readonly seal: string
  readonly trouble: Trouble | null
  readonly isKept: boolean
}

/** The side of the page where something is to be done, or has been. */
export function paying(bill: Bill, language: Language, parts: FormParts): Html {
  const { words } = language
  switch (bill.state) {
    case 'due':
      return html`<section class="card doing no-print" aria-labelledby="pay"><h2 id="pay">${words.payHeading}</h2>${troubleNotice(parts.trouble, language)}${ways(bill, language, parts)}</section>`
    case 'processing':
      return html`<section class="card doing"><div class="notice note" role="status"><strong>${words.processingTitle}</strong><p>${words.processingText}</p></div>
        <a class="button second no-print" href="/pay/${parts.token}/return">${words.lookAgain}</a></section>`
    case 'paid':
      return receipt(bill, language)
    case 'void':
      return html`<section class="card doing"><div class="notice note" role="status"><strong>${words.voidTitle}</strong><p>${said(words.voidText, { seller: bill.invoice.seller.name })}</p></div></section>`
  }
}

function ways(bill: Bill, language: Language, parts: FormParts): Html {
  const { words, money } = language
  const { ways: offered, owed, invoice, number } = bill
  const amount = money(owed, invoice.currency)
  const blocks = [
    ...(offered.testCard ? [testCardForm(bill, language, parts)] : []),
    ...(offered.stripe ? [startForm(bill, language, parts, 'stripe')] : []),
    ...(offered.paypal ? [startForm(bill, language, parts, 'paypal')] : []),
    ...(offered.transfer === null
      ? []
      : [
          html`<div><h2>${words.transferTitle}</h2><p class="account">${offered.transfer}</p><p class="small">${said(words.transferText, { amount, number })}</p></div>`,
        ]),
  ]
  if (blocks.length === 0) return html`<p>${said(words.noWay, { seller: invoice.seller.name })}</p>`
  return html`${blocks.map((block, index) => [index > 0 && html`<p class="between">${words.or}</p>`, block])}`
}

function hidden({ owed, invoice }: Bill, { seal }: FormParts, way: string): Html {
  return html`<input type="hidden" name="way" value="${way}"><input type="hidden" name="amount" value="${owed.toString()}"><input type="hidden" name="currency" value="${invoice.currency}"><input type="hidden" name="seal" value="${seal}">`
}

function testCardForm(bill: Bill, language: Language, parts: FormParts): Html {
  const { words, money } = language
  const faults = parts.trouble?.kind === 'faults' ? parts.trouble.faults : {}
  return html`<form method="post" action="/pay/${parts.token}" novalidate>
    <div class="notice note"><strong>${words.testTitle}</strong><p>${words.testText}</p></div>
    ${hidden(bill, parts, 'test_card')}${cardFields(language, faults)}
    <label class="check"><input type="checkbox" name="keep" value="yes"${parts.isKept && html` checked`}>${words.keepCard}</label>
    <button>${said(words.pay, { amount: money(bill.owed, bill.invoice.currency) })}</button></form>`
}

/** The fields of a test card; what was typed is not given back. */
export function cardFields({ words }: Language, { number, expiry, code }: CardFaults): Html {
  const [first] = [number && 'number', expiry && 'expiry', code && 'code'].filter(Boolean)
  const field = (name: 'number' | 'expiry' | 'code', label: string, fault: keyof CardWords | undefined, attributes: Html): Html =>
    html`<div><label for="${name}">${label}</label><input type="text" id="${name}" name="${name}" inputmode="numeric" required ${attributes}${
      fault !== undefined && html` aria-invalid="true" aria-describedby="${name}-fault"`
    }${first === name && html` autofocus`}>${fault !== undefined && html`<p class="fault" id="${name}-fault">${words[fault]}</p>`}</div>`
  return html`${field('number', words.cardNumber, number, html`autocomplete="off" placeholder="4242 4242 4242 4242" maxlength="32"`)}
    <div class="row">${field('expiry', words.expiry, expiry, html`autocomplete="off" placeholder="${words.expiryHint}" maxlength="9"`)}
    ${field('code', words.securityCode, code, html`autocomplete="off" placeholder="123" maxlength="4"`)}</div>`
}

type CardWords = Pick<Language['words'], NonNullable<CardFaults[keyof CardFaults]>>

function startForm(bill: Bill, { words }: Language, parts: FormParts, way: 'stripe' | 'paypal'): Html {
  return html`<form method="post" action="/pay/${parts.token}">${hidden(bill, parts, way)}
    ${way === 'stripe' && html`<label class="check"><input type="checkbox" name="keep" value="yes">${words.keepCard}</label>`}
    <button${way === 'paypal' && html` class="second"`}>${way === 'stripe' ? words.continueToCard : words.paypal}</button></form>`
}

function receipt({ invoice, paidBy }: Bill, { words, day, money }: Language): Html {
  const { paidAt, timezone, currency } = invoice
  const paidOn = paidAt?.toZonedDateTimeISO(timezone).toPlainDate() ?? null
  return html`<section class="card doing" aria-labelledby="receipt"><h2 id="receipt">${words.receipt}</h2>
    <div class="notice good" role="status"><strong>${words.paidTitle}</strong></div>
    <dl class="sums">${paidOn !== null && html`<div><dt>${words.paidOn}</dt><dd>${day(paidOn)}</dd></div>`}
    ${paidBy !== null && html`<div><dt>${words.paidSoFar}</dt><dd>${money(invoice.amountPaid, currency)}</dd></div>`}
    ${paidBy?.gateway === 'paypal' && html`<div><dt>${words.paidBy}</dt><dd>PayPal</dd></div>`}</dl>
    <p class="small soft no-print">${words.paidText} ${words.print}</p></section>`
}

/** Says why the last try did not work, where it is heard first. */
export function troubleNotice(trouble: Trouble | null, { words }: Language): Html | null {
  if (trouble === null) return null
  const say = (title: string, text: string | null, focus: boolean): Html =>
    html`<div class="notice bad" role="alert" tabindex="-1"${focus && html` autofocus`}><strong>${title}</strong>${text !== null && html`<p>${text}</p>`}</div>`
  switch (trouble.kind) {
    // The first field that is wrong has the focus.
    case 'faults':
      return say(words.mendTitle, null, false)
    case 'declined':
      return say(words.declinedTitle, `${words.declined[whyOf(trouble.reason)]} ${words.declinedThen}`, true)
    case 'stale':
      return say(words.formStale, null, true)
    case 'broken':
      return say(words.brokenTitle, words.brokenText, true)
  }
}

/** What a customer is told. That a card is reported as stolen, or suspected, its holder hears from the bank. */
function whyOf(reason: DeclineReason | null): keyof Language['words']['declined'] {
  switch (reason) {
    case 'insufficient_funds':
      return 'funds'
    case 'limit_exceeded':
      return 'limit'
    case 'expired_card':
      return 'expired'
    case 'incorrect_details':
    case 'invalid_account':
    case 'unusable_payment_method':
      return 'details'
    case 'authentication_required':
      return 'confirmation'
    case 'processing_error':
      return 'trouble'
    default:
      return 'other'
  }
}
