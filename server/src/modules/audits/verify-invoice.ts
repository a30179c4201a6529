import { encodeId } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { contentHashLike } from '../billing/content-hash.ts'
import type { Drift } from './audit.ts'
import type { InvoiceToVerify } from './verify-store.ts'

/** Adds an invoice up again from its lines, credit entries and payments, and hashes what finalisation froze. */
export function verifyInvoice(invoice: InvoiceToVerify, lines: readonly Line[]): Drift[] {
  const { total, credits_applied, amount_paid, amount_credited, status } = invoice
  const found: Drift[] = []
  const compare = (field: string, stored: bigint | string | null, computed: bigint | string | null, detail: string): void => {
    if (stored === computed) return
    found.push({
      object: encodeId('inv', invoice.id),
      field,
      stored: stored?.toString() ?? null,
      computed: computed?.toString() ?? null,
      detail,
    })
  }
  const sums = sumsOf(lines)
  compare('subtotal', invoice.subtotal, sums.amount, 'The subtotal is not the sum of the lines.')
  compare('discount', invoice.discount, sums.discount, 'The discount is not the sum of the discounts of the lines.')
  compare('tax', invoice.tax, sums.tax, 'The tax is not the sum of the taxes of the lines.')
  compare('total', total, sums.amount - sums.discount + sums.tax, 'The total is not subtotal less discount plus tax of the lines.')
  if (status !== 'void')
    compare('credits_applied', credits_applied, invoice.drawn, 'The credit applied is not the sum of the credit entries.')
  compare(
    'wallet_applied',
    invoice.wallet_applied,
    invoice.drawn_from_wallets,
    'What wallets paid is not the sum of the credit entries on their grants.',
  )
  compare(
    'amount_paid',
    amount_paid,
    invoice.received,
    'The amount paid is not the sum of the payments that succeeded, less what of them became credit.',
  )
  const due = status === 'void' || status === 'uncollectible' ? 0n : total - credits_applied - amount_paid - amount_credited
  compare('amount_credited', amount_credited, invoice.reduced, 'What was credited is not what its credit notes lowered what is due by.')
  compare('amount_due', invoice.amount_due, due, 'The amount due is not the total less credit, payments and credit notes.')
  verifyBalance(invoice, lines, compare)
  if (status !== 'draft')
    compare('content_hash', invoice.content_hash, hashOf(invoice, lines), 'The content is not what it was when it was finalised.')
  return found
}

/** What a document moves to the balance is what its other lines are below zero, or all its credits where the conventions say so. */
function verifyBalance(invoice: InvoiceToVerify, lines: readonly Line[], compare: Compare): void {
  const moved = sumsOf(lines.filter(isBalance)).amount
  const others = lines.filter((line) => !isBalance(line)).map((line) => line.amount - line.discount + line.tax)
  const sum = others.reduce((total, net) => total + net, 0n)
  const credits = others.reduce((total, net) => (net < 0n ? total + net : total), 0n)
  const excess = sum < 0n ? -sum : 0n
  if (moved !== 0n || excess !== 0n) {
    const expected = moved === -credits ? moved : excess
    compare(
      'credit_to_balance',
      moved,
      expected,
      'What is moved to the balance is neither what the lines are below zero nor the sum of the credits.',
    )
  }
  if (invoice.status !== 'draft')
    compare('credit_granted', invoice.granted, moved, 'The credit granted is not what the invoice moves to the balance.')
}

type Compare = (field: string, stored: bigint, computed: bigint, detail: string) => void

function hashOf(invoice: InvoiceToVerify, lines: readonly Line[]): string | null {
  const { series, number, issued_at: issuedAt, issued_on: issuedOn, due_on: dueOn, overdue_at: overdueAt } = invoice
  if (series === null || number === null || !issuedAt || !issuedOn || !dueOn || !overdueAt) return null
  const frozen = { series, number, issuedAt, issuedOn, dueOn, overdueAt }
  const of = { customerId: invoice.customer_id, subscriptionId: invoice.subscription_id, reissueOf: invoice.reissue_of }
  const parties = { customerPartyId: invoice.customer_party_id, sellerPartyId: invoice.seller_party_id }
  const terms = { collectionMethod: invoice.collection_method, netTermsDays: invoice.net_terms_days, createdAt: invoice.created_at }
  const taxTreatment = invoice.tax_treatment
  return contentHashLike(invoice.content_hash, { ...invoice, ...frozen, ...of, ...parties, ...terms, taxTreatment, lines })
}

function sumsOf(lines: readonly Line[]): { amount: bigint; discount: bigint; tax: bigint } {
  const sums = { amount: 0n, discount: 0n, tax: 0n }
  for (const line of lines) {
    sums.amount += line.amount
    sums.discount += line.discount
    sums.tax += line.tax
  }
  return sums
}

function isBalance({ derivation }: Line): boolean {
  return derivation.rule === 'balance'
}
