import { type Check, found, moneyText, sqlCheck } from './check.ts'

/** What credit notes promised is where they say that it went, and the gateway sent what the refunds say. */
export const refundChecks: readonly Check[] = [
  sqlCheck<{ prefix: 'inv' | 'cn'; of: string; id: string; currency: string; said: bigint; kept: bigint }>({
    id: 'credit_notes_are_settled',
    title: 'What credit notes say was taken off what is due, credited and refunded, their invoices, grants and refunds say too.',
    invariant: 'I3',
    severity: 'violation',
    remedy:
      'The credit note is the truth: `quarterday credit-notes show`. Grant what is missing with `quarterday customers grant-credit`, or refund it; what is too much can only be agreed on with the customer.',
    sql: `SELECT prefix, of, id, currency, said, kept FROM (
        SELECT 'inv' AS prefix, 'taken off what is due' AS of, i.id, i.currency, coalesce(n.reduced, 0)::bigint AS said, i.amount_credited AS kept
        FROM invoices i LEFT JOIN (
          SELECT invoice_id, sum(reduced_due) AS reduced FROM credit_notes WHERE organization_id = $1 AND status <> 'void' GROUP BY 1) n
          ON n.invoice_id = i.id
        WHERE i.organization_id = $1
        UNION ALL
        SELECT 'cn', 'credited', n.id, n.currency, n.credited, coalesce(g.amount, 0)
        FROM credit_notes n LEFT JOIN credit_grants g ON g.organization_id = n.organization_id AND g.id = n.grant_id AND g.reason = 'credit_note'
          AND g.customer_id = n.customer_id AND g.currency = n.currency
        WHERE n.organization_id = $1
        UNION ALL
        SELECT 'cn', 'refunded', n.id, n.currency, n.refunded, coalesce(r.amount, 0)::bigint
        FROM credit_notes n LEFT JOIN (
          SELECT r.credit_note_id, sum(r.amount) AS amount FROM refunds r
          JOIN payments p ON p.organization_id = r.organization_id AND p.id = r.payment_id AND p.currency = r.currency AND p.invoice_id = r.invoice_id
          WHERE r.organization_id = $1 GROUP BY 1) r ON r.credit_note_id = n.id
        WHERE n.organization_id = $1) x
      WHERE said <> kept ORDER BY prefix, id, of LIMIT $2`,
    say: ({ prefix, of, id, currency, said, kept }) => {
      const [s, i] = [said, kept].map((minor) => moneyText(minor, currency))
      return found(prefix, id, `By credit notes ${s} was ${of}; it says ${i}.`)
    },
  }),
  sqlCheck<{ id: string; currency: string; amount: bigint; sent: bigint | null }>({
    id: 'gateway_confirms_refunds',
    title: 'Each refund that succeeded through the gateway is one that the gateway knows, over the same amount.',
    invariant: 'I10',
    severity: 'violation',
    remedy: 'The gateway is right. The money was not sent: send it at the gateway, whatever `quarterday refunds show` says.',
    sql: `SELECT r.id, r.currency, r.amount, g.amount AS sent
      FROM refunds r LEFT JOIN sandbox_gateway_refunds g ON g.organization_id = r.organization_id AND g.idempotency_key = r.idempotency_key
      WHERE r.organization_id = $1 AND r.gateway = 'sandbox' AND r.status = 'succeeded'
        AND (g.outcome IS DISTINCT FROM 'succeeded' OR g.amount <> r.amount OR g.currency <> r.currency)
      ORDER BY r.id LIMIT $2`,
    say: ({ id, currency, amount, sent }) => {
      const other = sent === null ? 'the gateway knows of none' : `the gateway knows another outcome or amount (${sent} minor units)`
      return found('re', id, `A refund of ${moneyText(amount, currency)} is recorded as succeeded; ${other}.`)
    },
  }),
  sqlCheck<{ idempotency_key: string; currency: string; amount: bigint; refund_id: string | null }>({
    id: 'sent_back_is_recorded',
    title: 'Whatever the gateway sent back is recorded as a refund, or still being asked about.',
    invariant: 'I11',
    severity: 'violation',
    remedy:
      'The customer got money that the books do not know of: compare `quarterday refunds list` with the gateway, and record it before anything else is refunded.',
    sql: `SELECT g.idempotency_key, g.currency, g.amount, r.id AS refund_id
      FROM sandbox_gateway_refunds g
      LEFT JOIN refunds r ON r.organization_id = g.organization_id AND r.idempotency_key = g.idempotency_key AND r.gateway = 'sandbox'
      WHERE g.organization_id = $1 AND g.outcome = 'succeeded' AND (r.id IS NULL OR r.status = 'failed') ORDER BY 1 LIMIT $2`,
    say: ({ idempotency_key, currency, amount, refund_id }) => {
      const detail = `The gateway sent ${moneyText(amount, currency)} back under the key ${idempotency_key}, and no refund says so.`
      return refund_id === null ? { object: null, detail } : found('re', refund_id, detail)
    },
  }),
]
