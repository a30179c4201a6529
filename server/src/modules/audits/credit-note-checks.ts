import { type Check, found, moneyText, sqlCheck } from './check.ts'

/** Credit notes add up, give back no more than their invoices billed, and are in the books; refunds send back no more than came. */
export const creditNoteChecks: readonly Check[] = [
  sqlCheck<{ id: string; currency: string; total: bigint; sum: bigint; settled: bigint }>({
    id: 'credit_notes_add_up',
    title: 'The total of a credit note is the sum of its lines, and of what became of it.',
    invariant: 'I3',
    severity: 'violation',
    remedy:
      'Compare `quarterday explain` of the credit note with what the customer got. Void it (`quarterday credit-notes void`) and issue another one, if nobody has used it.',
    sql: `SELECT * FROM (
        SELECT n.id, n.currency, n.total, coalesce(s.sum, 0)::bigint AS sum, (n.reduced_due + n.credited + n.refunded)::bigint AS settled,
          n.subtotal = coalesce(s.amount, 0) AND n.discount = coalesce(s.discount, 0) AND n.tax = coalesce(s.tax, 0) AS fits
        FROM credit_notes n LEFT JOIN (
          SELECT credit_note_id, sum(amount) AS amount, sum(discount) AS discount, sum(tax) AS tax, sum(amount - discount + tax) AS sum
          FROM credit_note_lines WHERE organization_id = $1 GROUP BY 1) s ON s.credit_note_id = n.id
        WHERE n.organization_id = $1) x
      WHERE NOT fits OR total <> sum OR total <> settled ORDER BY id LIMIT $2`,
    say: ({ id, currency, total, sum, settled }) => {
      const [t, s, w] = [total, sum, settled].map((minor) => moneyText(minor, currency))
      return found('cn', id, `Its total is ${t}, its lines come to ${s}, and ${w} was settled.`)
    },
  }),
  sqlCheck<{ id: string; currency: string; total: bigint; credited: bigint }>({
    id: 'credit_notes_within_invoice',
    title: 'Credit notes give back no more than their invoice billed.',
    invariant: 'I13',
    severity: 'violation',
    remedy: 'Void the last of the credit notes if nobody has used it (`quarterday credit-notes void`); else the customer has too much.',
    sql: `SELECT i.id, i.currency, i.total, n.credited FROM (
        SELECT invoice_id, sum(total)::bigint AS credited FROM credit_notes WHERE organization_id = $1 AND status <> 'void' GROUP BY 1) n
      JOIN invoices i ON i.organization_id = $1 AND i.id = n.invoice_id
      WHERE n.credited > i.total OR i.status IN ('draft', 'void') ORDER BY i.id LIMIT $2`,
    say: ({ id, currency, total, credited }) =>
      found('inv', id, `Its total is ${moneyText(total, currency)}; credit notes gave ${moneyText(credited, currency)} of it back.`),
  }),
  sqlCheck<{ id: string; currency: string; discount: bigint; taken: bigint; tax: bigint; returned: bigint }>({
    id: 'never_more_tax_given_back',
    title: 'Of no line is more tax returned, in all or at one rate, than it was charged, nor more discount taken back than it had.',
    invariant: 'I30',
    severity: 'violation',
    remedy: 'Void the last of the credit notes if nobody has used it (`quarterday credit-notes void`), and correct the tax report.',
    // What the same document takes off a line again was never charged: it counts against what the line has, not as returned.
    sql: `WITH given AS (
        SELECT x.credited_line_id AS id, 1 AS sign, x.discount, x.tax, x.taxing FROM credit_note_lines x
        JOIN credit_notes c ON c.organization_id = x.organization_id AND c.id = x.credit_note_id
        WHERE x.organization_id = $1 AND c.status <> 'void'
        UNION ALL
        SELECT x.credited_line_id, -1, -x.discount, -x.tax, x.taxing FROM invoice_lines x
        JOIN invoices i ON i.organization_id = x.organization_id AND i.id = x.invoice_id
        WHERE x.organization_id = $1 AND x.credited_line_id IS NOT NULL AND i.status <> 'void' AND x.derivation -> 'reverses' IS NOT NULL),
      sums AS (SELECT id, sum(discount)::bigint AS discount, sum(tax)::bigint AS tax FROM given GROUP BY id),
      rates AS (
        SELECT g.id, t ->> 'rate' AS rate, sum(g.sign * (t ->> 'amount')::bigint) AS tax FROM given g, json_array_elements(g.taxing -> 'applied') t
        WHERE g.taxing IS NOT NULL GROUP BY 1, 2)
      SELECT l.id, l.currency, l.discount, s.discount AS taken, l.tax, s.tax AS returned FROM sums s
      JOIN invoice_lines l ON l.organization_id = $1 AND l.id = s.id
      WHERE l.listed_amount > 0 AND (s.tax > l.tax OR s.discount > l.discount OR EXISTS (
        SELECT FROM rates r WHERE r.id = l.id AND r.tax > coalesce((
          SELECT sum((t ->> 'amount')::bigint) FROM json_array_elements(l.taxing -> 'applied') t WHERE t ->> 'rate' = r.rate), 0)))
      ORDER BY l.id LIMIT $2`,
    say: ({ id, currency, discount, taken, tax, returned }) => {
      const [d, k, t, r] = [discount, taken, tax, returned].map((minor) => moneyText(minor, currency))
      return found('il', id, `Its tax is ${t}, of which ${r} was returned; its discount is ${d}, of which ${k} was taken back.`)
    },
  }),
  sqlCheck<{ id: string; currency: string; wanted: bigint; booked: bigint }>({
    id: 'credit_notes_are_booked',
    title: 'The books take back what each credit note gives back, and nothing where it was voided.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Look at the bookings of the credit note beside `quarterday explain`: one is missing, double or on the wrong one. Restore them from a backup.',
    sql: `SELECT n.id, n.currency, CASE WHEN n.status = 'void' THEN 0 ELSE n.total END AS wanted, coalesce(t.booked, 0)::bigint AS booked
      FROM credit_notes n LEFT JOIN (
        SELECT credit_note_id, sum(CASE WHEN debit IN ('revenue', 'tax') OR (debit = 'customer_credit' AND credit = 'refunds_payable') THEN amount ELSE 0 END)
          - sum(CASE WHEN credit IN ('revenue', 'tax') THEN amount ELSE 0 END) AS booked,
          sum(CASE WHEN debit = 'tax' THEN amount WHEN credit = 'tax' THEN -amount ELSE 0 END) AS tax
        FROM ledger_transfers WHERE organization_id = $1 AND credit_note_id IS NOT NULL GROUP BY 1) t ON t.credit_note_id = n.id
      WHERE n.organization_id = $1 AND (coalesce(t.booked, 0) <> CASE WHEN n.status = 'void' THEN 0 ELSE n.total END
        OR coalesce(t.tax, 0) <> CASE WHEN n.status = 'void' THEN 0 ELSE n.tax END)
      ORDER BY n.id LIMIT $2`,
    say: ({ id, currency, wanted, booked }) =>
      found('cn', id, `The books should take ${moneyText(wanted, currency)} back and take ${moneyText(booked, currency)}.`),
  }),
  sqlCheck<{ id: string; currency: string; amount: bigint; refunded: bigint }>({
    id: 'refunds_within_payments',
    title: 'Of no payment is more refunded than it brought.',
    invariant: 'I13',
    severity: 'violation',
    remedy:
      'Ask the gateway what it sent back, and compare it with `quarterday refunds list`. What is too much can only be asked back from the customer.',
    sql: `SELECT p.id, p.currency, p.amount, r.refunded FROM (
        SELECT payment_id, sum(amount)::bigint AS refunded FROM refunds WHERE organization_id = $1 AND status <> 'failed' GROUP BY 1) r
      JOIN payments p ON p.organization_id = $1 AND p.id = r.payment_id
      WHERE r.refunded > p.amount OR p.status <> 'succeeded' ORDER BY p.id LIMIT $2`,
    say: ({ id, currency, amount, refunded }) =>
      found('pay', id, `It brought ${moneyText(amount, currency)}; refunds of it come to ${moneyText(refunded, currency)}.`),
  }),
  sqlCheck<{ customer_id: string; currency: string; booked: bigint; open: bigint }>({
    id: 'refunds_payable_equals_open',
    title: 'What the books say is to be sent back to a customer is what the customer’s open refunds come to.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Compare `quarterday refunds list` for the customer with the bookings of the account `refunds_payable`, and restore what is missing from a backup.',
    sql: `SELECT customer_id, currency, coalesce(booked, 0)::bigint AS booked, coalesce(open, 0)::bigint AS open FROM (
        SELECT customer_id, currency, sum(CASE WHEN credit = 'refunds_payable' THEN amount ELSE -amount END) AS booked
        FROM ledger_transfers WHERE organization_id = $1 AND (debit = 'refunds_payable' OR credit = 'refunds_payable') GROUP BY 1, 2) a
      FULL JOIN (
        SELECT customer_id, currency, sum(amount) AS open FROM refunds WHERE organization_id = $1 AND status IN ('created', 'unknown', 'pending') GROUP BY 1, 2) b
        USING (customer_id, currency)
      WHERE coalesce(booked, 0) <> coalesce(open, 0) ORDER BY 1, 2 LIMIT $2`,
    say: ({ customer_id, currency, booked, open }) =>
      found(
        'cus',
        customer_id,
        `The books say ${moneyText(booked, currency)} is to be sent back, the refunds say ${moneyText(open, currency)}.`,
      ),
  }),
]
