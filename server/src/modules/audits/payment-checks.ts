import { type Check, found, moneyText, sqlCheck } from './check.ts'

/** Payments agree with the invoices that they are for and with what the gateway itself remembers. */
export const paymentChecks: readonly Check[] = [
  sqlCheck<{ id: string; currency: string; paid: bigint; received: bigint; total: bigint }>({
    id: 'paid_equals_payments',
    title: 'What an invoice says was paid is what its payments brought, less what of them became credit; it is never more than the total.',
    invariant: 'I10',
    severity: 'violation',
    remedy:
      'The payments are the truth: `quarterday payments list`. Record what is missing with `quarterday invoices record-payment`, or give back what is too much with `quarterday credit-notes create`.',
    sql: `SELECT i.id, i.currency, i.amount_paid AS paid, (coalesce(p.received, 0) - coalesce(g.surplus, 0))::bigint AS received, i.total
      FROM invoices i
      LEFT JOIN (
        SELECT invoice_id, sum(amount) AS received FROM payments WHERE organization_id = $1 AND status = 'succeeded' GROUP BY 1) p
        ON p.invoice_id = i.id
      LEFT JOIN (
        SELECT invoice_id, sum(amount) AS surplus FROM credit_grants WHERE organization_id = $1 AND reason = 'overpayment' GROUP BY 1) g
        ON g.invoice_id = i.id
      WHERE i.organization_id = $1 AND (i.amount_paid <> coalesce(p.received, 0) - coalesce(g.surplus, 0) OR i.amount_paid > i.total)
      ORDER BY i.id LIMIT $2`,
    say: ({ id, currency, paid, received, total }) => {
      const [p, r, t] = [paid, received, total].map((minor) => moneyText(minor, currency))
      return found('inv', id, `It says that ${p} of ${t} was paid; the payments for it come to ${r}.`)
    },
  }),
  sqlCheck<{ id: string; currency: string; amount: bigint; captured: bigint | null }>({
    id: 'gateway_confirms_payments',
    title: 'Each payment that succeeded through the gateway is one that the gateway knows, over the same amount.',
    invariant: 'I10',
    severity: 'violation',
    remedy:
      'The gateway is right. The money was not taken: the invoice is not paid, whatever it says. Ask for it again with `quarterday invoices pay` once the row is restored from a backup.',
    sql: `SELECT p.id, p.currency, p.amount, c.amount AS captured
      FROM payments p LEFT JOIN sandbox_gateway_charges c ON c.organization_id = p.organization_id AND c.idempotency_key = p.idempotency_key
      WHERE p.organization_id = $1 AND p.gateway = 'sandbox' AND p.status = 'succeeded'
        AND (c.outcome IS NULL OR c.outcome = 'declined' OR c.amount <> p.amount OR c.currency <> p.currency)
      ORDER BY p.id LIMIT $2`,
    say: ({ id, currency, amount, captured }) => {
      const other =
        captured === null ? 'the gateway knows of none' : `the gateway knows another outcome or amount (${captured} minor units)`
      return found('pay', id, `A payment of ${moneyText(amount, currency)} is recorded as succeeded; ${other}.`)
    },
  }),
  sqlCheck<{ idempotency_key: string; currency: string; amount: bigint; payment_id: string | null }>({
    id: 'captures_are_recorded',
    title: 'Whatever the gateway took is recorded as a payment, or still being asked about.',
    invariant: 'I11',
    severity: 'violation',
    remedy:
      'The customer was charged and nothing was credited: record the payment with `quarterday invoices record-payment`, or refund the charge at the gateway.',
    sql: `SELECT c.idempotency_key, c.currency, c.amount, p.id AS payment_id
      FROM sandbox_gateway_charges c
      LEFT JOIN payments p ON p.organization_id = c.organization_id AND p.idempotency_key = c.idempotency_key AND p.gateway = 'sandbox'
      WHERE c.organization_id = $1 AND c.outcome = 'succeeded' AND (p.id IS NULL OR p.status NOT IN ('created', 'unknown', 'needs_customer', 'pending', 'succeeded'))
      ORDER BY 1 LIMIT $2`,
    say: ({ idempotency_key, currency, amount, payment_id }) => {
      const detail = `The gateway took ${moneyText(amount, currency)} under the key ${idempotency_key}, and no payment says so.`
      return payment_id === null ? { object: null, detail } : found('pay', payment_id, detail)
    },
  }),
  sqlCheck<{ id: string; currency: string; total: bigint; captured: bigint }>({
    id: 'captured_within_total',
    title: 'For no invoice did the gateway take more than its total.',
    invariant: 'I11',
    severity: 'violation',
    remedy: 'Give back what is too much: `quarterday credit-notes create`, or a refund at the gateway.',
    sql: `SELECT i.id, i.currency, i.total, c.captured FROM (
        SELECT p.invoice_id, sum(c.amount)::bigint AS captured
        FROM sandbox_gateway_charges c JOIN payments p ON p.organization_id = c.organization_id AND p.idempotency_key = c.idempotency_key
        WHERE c.organization_id = $1 AND c.outcome = 'succeeded' GROUP BY 1) c
      JOIN invoices i ON i.organization_id = $1 AND i.id = c.invoice_id
      WHERE c.captured > i.total ORDER BY i.id LIMIT $2`,
    say: ({ id, currency, total, captured }) =>
      found('inv', id, `Its total is ${moneyText(total, currency)}; the gateway took ${moneyText(captured, currency)}.`),
  }),
  sqlCheck<{ invoice_id: string; times: bigint }>({
    id: 'one_open_question',
    title: 'About an invoice the gateway is asked one question at a time.',
    invariant: 'I12',
    severity: 'violation',
    remedy:
      'Stop the workers, and find out from the gateway what became of each of them before anything else is asked. Then run `quarterday jobs run reconcile-attempts`.',
    sql: `SELECT invoice_id, count(*) AS times FROM payments WHERE organization_id = $1 AND status IN ('created', 'unknown', 'pending') AND NOT in_person
      GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT $2`,
    say: ({ invoice_id, times }) => found('inv', invoice_id, `${times} payments for it are under way at once.`),
  }),
]
