import { dateIn } from '@quarterday/core/calendar.ts'
import { decimalText } from '@quarterday/core/decimal.ts'
import { type DocumentLabels, documentLabels } from '@quarterday/core/document/labels.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { dayText, languageOf, moneyText } from '@quarterday/core/notification/wording.ts'
import type { Invoice } from '../invoices/invoice.ts'
import type { PartyDetails } from '../parties/party.ts'

/** What the template `assets/invoice.typ` sets: words and figures as the reader of the locale writes them. */
export function invoiceSheet(invoice: Invoice, { locale, accent }: { readonly locale: string; readonly accent: string }) {
  const language = languageOf(locale)
  const labels = documentLabels[language]
  const money = (minor: bigint): string => moneyText(minor, invoice.currency, locale)
  const { issuedOn, dueOn, period, timezone, taxTreatment, memo } = invoice
  const made = (invoice.issuedAt ?? invoice.createdAt).toZonedDateTimeISO('UTC')
  const facts = [
    issuedOn && [labels.issuedOn, dayText(issuedOn, locale)],
    dueOn && [labels.dueOn, dayText(dueOn, locale)],
    period && [labels.period, stretch(period, timezone, locale)],
  ]
  return {
    language,
    accent,
    made_on: [made.year, made.month, made.day],
    title: labels.invoice,
    number: invoiceNumber(invoice.series, invoice.number) ?? '',
    mark: invoice.status === 'draft' ? labels.draft : invoice.status === 'void' ? labels.voided : '',
    page: labels.page,
    billed_to: labels.billedTo,
    seller: party(invoice.seller, labels, locale),
    customer: party(invoice.customer, labels, locale),
    facts: facts.filter((fact) => fact !== null),
    columns: [labels.description, labels.quantity, labels.amount],
    lines: (invoice.lines ?? []).map((line) => lineRow(line, timezone, locale, money)),
    totals: totalsOf(invoice, labels, money),
    notes: [taxTreatment === 'taxed' ? '' : labels.treatments[taxTreatment], memo ?? ''].filter((note) => note !== ''),
  }
}

function lineRow(line: Line, zone: string, locale: string, money: (minor: bigint) => string) {
  const { description, period, quantity, amount } = line
  return {
    description,
    note: period === null ? '' : stretch(period, zone, locale),
    quantity: new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(decimalText(quantity) as `${number}`),
    amount: money(amount),
  }
}

function totalsOf(invoice: Invoice, labels: DocumentLabels, money: (minor: bigint) => string) {
  const { subtotal, discount, tax, total, discounts, taxes, creditsApplied, amountPaid, amountCredited, amountDue } = invoice
  const row = (label: string, minor: bigint, strong = false) => ({ label, amount: money(minor), strong })
  const names = discounts.map(({ name }) => name).join(', ')
  const isPlain = subtotal === total && tax === 0n && discount === 0n
  return [
    ...(isPlain ? [] : [row(labels.subtotal, subtotal)]),
    ...(discount === 0n ? [] : [row(names === '' ? labels.discount : `${labels.discount}: ${names}`, -discount)]),
    ...(taxes.length > 0 ? taxes.map(({ name, amount }) => row(name, amount)) : tax === 0n ? [] : [row(labels.tax, tax)]),
    row(labels.total, total, true),
    ...(creditsApplied === 0n ? [] : [row(labels.fromCredit, -creditsApplied)]),
    ...(amountCredited === 0n ? [] : [row(labels.credited, -amountCredited)]),
    ...(amountPaid === 0n ? [] : [row(labels.paid, -amountPaid)]),
    ...(amountDue === total ? [] : [row(labels.toPay, amountDue, true)]),
  ]
}

function party({ name, email, address, taxIds }: PartyDetails, { taxId, vatId }: DocumentLabels, locale: string) {
  const { line1, line2, postal_code: code, city, state, country } = address
  const place = [code, city, state].filter(Boolean).join(' ')
  const countryName = country ? (new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country) : null
  const lines = [
    line1,
    line2,
    place,
    countryName,
    email,
    ...taxIds.map(({ type, value }) => `${type.endsWith('_vat') ? vatId : taxId} ${value}`),
  ]
  return { name, lines: lines.filter((line) => line !== null && line !== undefined && line !== '') }
}

/** The days of a stretch, the last one included. */
function stretch(
  { start, end }: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
  zone: string,
  locale: string,
): string {
  const from = dateIn(start, zone)
  const last = dateIn(end.subtract({ nanoseconds: 1 }), zone)
  const day = (date: Temporal.PlainDate): string => date.toLocaleString(locale, { dateStyle: 'medium' })
  return Temporal.PlainDate.compare(from, last) >= 0 ? day(from) : `${day(from)} – ${day(last)}`
}
