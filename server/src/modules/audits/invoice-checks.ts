import { type Check, found, moneyText, sqlCheck } from './check.ts'
import { verifyWithin } from './verify-amounts.ts'

/** Invoices add up, keep their content, and are numbered without a gap. */
export const invoiceChecks: readonly Check[] = [
  sqlCheck<{ id: string; currency: string; total: bigint; due: bigint; sum: bigint; wanted: bigint }>({
    id: 'invoice_adds_up',
    title: 'The total is the sum of the lines, and what is due is the total less credit, payments and credit notes; neither is below zero.',
    invariant: 'I3',
    severity: 'violation',
    remedy:
      'Read `quarterday explain` and compare it with what the customer got. Correct it by a new document (`quarterday invoices void`, `quarterday credit-notes create`), never in place.',
    sql: `SELECT * FROM (
        SELECT i.id, i.currency, i.subtotal, i.discount, i.tax, i.total, i.amount_due AS due, coalesce(s.amount, 0)::bigint AS amount,
          coalesce(s.discount, 0)::bigint AS line_discount, coalesce(s.tax, 0)::bigint AS line_tax,
          coalesce(s.amount - s.discount + s.tax, 0)::bigint AS sum,
          CASE WHEN i.status IN ('void', 'uncollectible') THEN 0 ELSE i.total - i.credits_applied - i.amount_paid - i.amount_credited END AS wanted
        FROM invoices i LEFT JOIN (
          SELECT l.invoice_id, sum(l.amount) AS amount, sum(l.discount) AS discount, sum(l.tax) AS tax
          FROM invoice_lines l WHERE l.organization_id = $1 GROUP BY l.invoice_id) s ON s.invoice_id = i.id
        WHERE i.organization_id = $1) x
      WHERE subtotal <> amount OR discount <> line_discount OR tax <> line_tax OR total <> sum OR due <> wanted OR total < 0 OR due < 0
      ORDER BY id LIMIT $2`,
    say: ({ id, currency, total, due, sum, wanted }) => {
      const [t, s, d, w] = [total, sum, due, wanted].map((minor) => moneyText(minor, currency))
      return found('inv', id, `The total is ${t} and the lines come to ${s}; due is ${d} and should be ${w}.`)
    },
  }),
  {
    id: 'content_unchanged',
    title:
      'What was issued is what was computed: each line follows from its derivation, each invoice has the content that it was finalised with.',
    invariant: 'I8',
    severity: 'violation',
    remedy:
      'Somebody wrote to the database past the program. `quarterday verify` lists every value that differs; restore the rows from a backup.',
    find: async (tx, { limit }) => {
      // Sums, credit and payments have checks of their own.
      const { drift } = await verifyWithin(tx, ({ object, field }) => object.startsWith('il_') || field === 'content_hash')
      return drift.slice(0, limit).map(({ object, field, stored, computed, detail }) => ({
        object,
        detail: `${detail} (${field}: stored ${stored ?? 'nothing'}, computed ${computed ?? 'nothing'})`,
      }))
    },
  },
  sqlCheck<{ object: string; of: string; currency: string; other: string }>({
    id: 'one_currency',
    title: 'Lines, payments, credit and bookings of an invoice are in its currency.',
    invariant: 'I5',
    severity: 'violation',
    remedy: 'Void the invoice (`quarterday invoices void`) and issue it again in one currency (`quarterday invoices create`).',
    sql: `SELECT * FROM (
        SELECT 'line' AS of, i.id::text AS object, i.currency, l.currency AS other
        FROM invoice_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id WHERE l.organization_id = $1
        UNION ALL
        SELECT 'payment', i.id::text, i.currency, p.currency
        FROM payments p JOIN invoices i ON i.organization_id = p.organization_id AND i.id = p.invoice_id WHERE p.organization_id = $1
        UNION ALL
        SELECT 'credit entry', i.id::text, i.currency, g.currency
        FROM credit_entries e JOIN credit_grants g ON g.organization_id = e.organization_id AND g.id = e.grant_id
        JOIN invoices i ON i.organization_id = e.organization_id AND i.id = e.invoice_id WHERE e.organization_id = $1
        UNION ALL
        SELECT 'ledger transfer', i.id::text, i.currency, t.currency
        FROM ledger_transfers t JOIN invoices i ON i.organization_id = t.organization_id AND i.id = t.invoice_id WHERE t.organization_id = $1
        UNION ALL
        SELECT 'credit note', i.id::text, i.currency, n.currency
        FROM credit_notes n JOIN invoices i ON i.organization_id = n.organization_id AND i.id = n.invoice_id WHERE n.organization_id = $1
      ) x WHERE currency <> other ORDER BY object, of LIMIT $2`,
    say: ({ object, of, currency, other }) => found('inv', object, `The invoice is in ${currency}, but a ${of} for it is in ${other}.`),
  }),
  sqlCheck<{ series: string; count: bigint; first: bigint; last: bigint; different: bigint; next: bigint | null }>({
    id: 'numbers_without_gap',
    title: 'The numbers of a series are 1 to n, each once.',
    invariant: 'I9',
    severity: 'violation',
    remedy:
      'Tell your tax adviser before anything else. Then look for invoices that were deleted past the program: `quarterday events list` names each that was ever issued.',
    sql: `SELECT coalesce(i.series, s.series) AS series, i.count, i.first, i.last, i.different, s.next_number AS next FROM (
        SELECT series, count(*) AS count, min(number) AS first, max(number) AS last, count(DISTINCT number) AS different
        FROM (SELECT series, number FROM invoices WHERE organization_id = $1 AND status <> 'draft'
          UNION ALL SELECT series, number FROM statements WHERE organization_id = $1
          UNION ALL SELECT series, number FROM credit_notes WHERE organization_id = $1) n GROUP BY series) i
      FULL JOIN (SELECT series, next_number FROM number_series WHERE organization_id = $1) s ON s.series = i.series
      WHERE i.count IS DISTINCT FROM s.next_number - 1 AND NOT (i.count IS NULL AND s.next_number = 1)
        OR i.count <> i.last OR i.first <> 1 OR i.different <> i.count
      ORDER BY 1 LIMIT $2`,
    say: ({ series, count, first, last, different, next }) => ({
      object: null,
      detail: `The series “${series}” has ${count ?? 0} documents with ${different ?? 0} numbers from ${first ?? 'none'} to ${last ?? 'none'}; the next one would be ${next ?? 'unknown'}.`,
    }),
  }),
  sqlCheck<{ prefix: 'inv' | 'cn' | 'stm'; id: string; issued_at: Temporal.Instant; before: Temporal.Instant }>({
    id: 'numbers_in_order_of_issue',
    title: 'A later number was not issued earlier.',
    invariant: 'I9',
    severity: 'violation',
    remedy:
      'Somebody wrote past the program: the series itself never goes back in time. The numbers stay; `quarterday verify` says what else was changed.',
    // The series remembers the moment of its last number, so this is exact also where transactions overlap.
    sql: `SELECT prefix, id, issued_at, before FROM (
        SELECT prefix, id, issued_at, lag(issued_at) OVER (PARTITION BY series ORDER BY number) AS before FROM (
          SELECT 'inv' AS prefix, id, series, number, issued_at FROM invoices WHERE organization_id = $1 AND status <> 'draft'
          UNION ALL SELECT 'cn', id, series, number, issued_at FROM credit_notes WHERE organization_id = $1
          UNION ALL SELECT 'stm', id, series, number, issued_at FROM statements WHERE organization_id = $1) n) x
      WHERE before > issued_at ORDER BY id LIMIT $2`,
    say: ({ prefix, id, issued_at, before }) =>
      found(prefix, id, `It was issued at ${issued_at.toString()}, the one numbered before it at ${before.toString()}.`),
  }),
  sqlCheck<{ prefix: string }>({
    id: 'prefix_is_its_own',
    title: 'The prefix of invoices is not that of credit notes or statements.',
    invariant: 'I9',
    severity: 'attention',
    remedy:
      'Set another prefix: `quarterday organization update --number-prefix INV-`. What was issued keeps its number, and the shared series stays without a gap.',
    // As isReservedPrefix of core has it.
    sql: `SELECT number_prefix AS prefix FROM organizations
      WHERE id = $1 AND upper(regexp_replace(number_prefix, '[^A-Za-z0-9]', '', 'g')) ~ '^(CN|ST)[0-9]*$' ORDER BY id LIMIT $2`,
    say: ({ prefix }) => ({ object: null, detail: `Invoices are numbered with “${prefix}”, which reads like credit notes or statements.` }),
  }),
  sqlCheck<{ id: string; currency: string; amount: bigint; credited: bigint }>({
    id: 'never_more_given_back',
    title: 'Of no line is more given back than it billed.',
    invariant: 'I13',
    severity: 'violation',
    remedy:
      'Void the invoice or credit note with the last of the credits (`quarterday invoices void`, `quarterday credit-notes void`) and correct what it was for.',
    sql: `SELECT o.id, o.currency, o.amount, c.credited FROM (
        SELECT credited_line_id, sum(amount)::bigint AS credited FROM (
          SELECT x.credited_line_id, -x.amount AS amount
          FROM invoice_lines x JOIN invoices i ON i.organization_id = x.organization_id AND i.id = x.invoice_id
          WHERE x.organization_id = $1 AND x.credited_line_id IS NOT NULL AND i.status <> 'void'
          UNION ALL
          SELECT x.credited_line_id, x.amount
          FROM credit_note_lines x JOIN credit_notes n ON n.organization_id = x.organization_id AND n.id = x.credit_note_id
          WHERE x.organization_id = $1 AND n.status <> 'void') r GROUP BY 1) c
      JOIN invoice_lines o ON o.organization_id = $1 AND o.id = c.credited_line_id
      WHERE c.credited > o.amount ORDER BY o.id LIMIT $2`,
    say: ({ id, currency, amount, credited }) =>
      found('il', id, `It billed ${moneyText(amount, currency)}; ${moneyText(credited, currency)} of it was given back.`),
  }),
  sqlCheck<{ id: string; status: string; currency: string; due: bigint }>({
    id: 'invoice_status_fits',
    title: 'The status of an invoice fits its amounts and moments.',
    invariant: 'I18',
    severity: 'violation',
    remedy:
      '`quarterday events list` says what happened to the invoice last; the status should be what that event says. Restore it from a backup.',
    sql: `SELECT id, status, currency, amount_due AS due FROM invoices
      WHERE organization_id = $1 AND CASE status
        WHEN 'draft' THEN number IS NOT NULL OR issued_at IS NOT NULL OR amount_paid <> 0 OR credits_applied <> 0
        WHEN 'open' THEN amount_due <= 0 OR paid_at IS NOT NULL OR closed_at IS NOT NULL OR finalize_at IS NOT NULL
        WHEN 'overdue' THEN amount_due <= 0 OR paid_at IS NOT NULL OR closed_at IS NOT NULL
        WHEN 'paid' THEN amount_due <> 0 OR paid_at IS NULL OR collect_at IS NOT NULL OR credits_applied + amount_paid + amount_credited <> total
        WHEN 'void' THEN amount_due <> 0 OR amount_paid <> 0 OR closed_at IS NULL OR collect_at IS NOT NULL
        WHEN 'uncollectible' THEN amount_due <> 0 OR closed_at IS NULL OR collect_at IS NOT NULL
        ELSE true END
      ORDER BY id LIMIT $2`,
    say: ({ id, status, currency, due }) =>
      found('inv', id, `It is ${status}, with ${moneyText(due, currency)} due, and its amounts or moments say otherwise.`),
  }),
]
