import { dateIn } from '@quarterday/core/calendar.ts'
import { decimalText } from '@quarterday/core/decimal.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Invoice } from '../invoices/invoice.ts'
import type { PartyDetails } from '../parties/party.ts'
import { type Language, said } from './language.ts'
import type { Bill } from './load-bill.ts'

/** Who, how much and until when: the first thing that somebody sees. */
export function heading({ invoice, number, owed, state }: Bill, { words, money, day }: Language): Html {
  const { seller, currency, dueOn, status } = invoice
  const isLate = status === 'overdue'
  const until = dueOn === null ? null : said(isLate ? words.overdueSince : words.dueBy, { date: day(dueOn) })
  return html`<header><p>${seller.name}</p><h1>${said(words.invoice, { number })}</h1>
    ${state === 'due' && html`<p class="due">${money(owed, currency)}</p>${until !== null && html`<p>${until}</p>`}`}</header>`
}

/** The invoice itself. */
export function document(bill: Bill, language: Language): Html {
  const { invoice } = bill
  const { words, day, money } = language
  const { seller, customer, issuedOn, dueOn, currency, memo, taxTreatment } = invoice
  const untaxed = { exempt: words.exempt, reverse_charge: words.reverseCharge, taxed: null }[taxTreatment]
  return html`<section class="card paper" aria-label="${said(words.invoice, { number: bill.number })}">
    <div class="parties">
      <div>${party(seller, language)}</div>
      <div><h2>${words.billedTo}</h2>${party(customer, language)}</div>
      <div>${issuedOn !== null && html`<h2>${words.issuedOn}</h2><p>${day(issuedOn)}</p>`}
        ${dueOn !== null && html`<h2>${words.dueOn}</h2><p>${day(dueOn)}</p>`}</div>
    </div>
    <table><thead><tr><th scope="col">${words.description}</th><th scope="col">${words.amount}</th></tr></thead>
    <tbody>${(invoice.lines ?? []).map((line) => row(line, invoice, language))}</tbody></table>
    <dl class="sums">${sums(bill, language).map(
      ({ name, minor, isStrong }) =>
        html`<div class="${isStrong ? 'strong' : 'plain'}"><dt>${name}</dt><dd>${money(minor, currency)}</dd></div>`,
    )}</dl>
    ${untaxed !== null && html`<p class="memo small">${untaxed}</p>`}
    ${memo !== null && html`<p class="memo">${memo}</p>`}
  </section>`
}

function party({ name, address, taxIds }: PartyDetails, { locale }: Language): Html {
  const { line1, line2, postal_code: code, city, state, country } = address
  const lines = [
    line1,
    line2,
    [code, city, state].filter(Boolean).join(' '),
    countryIn(country, locale),
    ...taxIds.map(({ value }) => value),
  ]
  return html`<p><strong>${name}</strong></p>${lines.filter(Boolean).map((line) => html`<p class="small soft">${line ?? ''}</p>`)}`
}

function countryIn(code: string | null | undefined, locale: string): string {
  return code ? (new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code) : ''
}

function row({ description, quantity, kind, period, amount }: Line, { timezone, currency }: Invoice, { days, money }: Language): Html {
  const count = decimalText(quantity)
  const title = count === '1' || kind === 'proration_credit' ? description : `${count} × ${description}`
  const span = period && days(dateIn(period.start, timezone), lastDay(period, timezone))
  return html`<tr><td>${title}${span && html`<br><span class="small soft">${span}</span>`}</td><td>${money(amount, currency)}</td></tr>`
}

function lastDay({ start, end }: { readonly start: Temporal.Instant; readonly end: Temporal.Instant }, zone: string): Temporal.PlainDate {
  const first = dateIn(start, zone)
  const last = dateIn(end.subtract({ nanoseconds: 1 }), zone)
  return Temporal.PlainDate.compare(last, first) < 0 ? first : last
}

interface Sum {
  readonly name: string
  readonly minor: bigint
  readonly isStrong: boolean
}

function sums({ invoice, owed, state }: Bill, { words }: Language): readonly Sum[] {
  const { subtotal, discount, discounts, tax, taxes, total, creditsApplied, amountCredited, amountPaid } = invoice
  const plain = (name: string, minor: bigint): Sum => ({ name, minor, isStrong: false })
  const names = discounts.map(({ name }) => name).join(', ')
  return [
    ...(subtotal === total ? [] : [plain(words.subtotal, subtotal)]),
    ...(discount === 0n ? [] : [plain(names === '' ? words.discount : `${words.discount}: ${names}`, -discount)]),
    ...(taxes.length > 0 ? taxes.map(({ name, amount }) => plain(name, amount)) : tax === 0n ? [] : [plain(words.tax, tax)]),
    { name: words.total, minor: total, isStrong: true },
    ...(creditsApplied === 0n ? [] : [plain(words.fromCredit, -creditsApplied)]),
    ...(amountCredited === 0n ? [] : [plain(words.credited, -amountCredited)]),
    ...(amountPaid === 0n ? [] : [plain(words.paidSoFar, -amountPaid)]),
    ...(owed === total || state === 'void' ? [] : [{ name: words.toPay, minor: owed, isStrong: true }]),
  ]
}
