import { type Check, found, moneyText, sqlCheck } from './check.ts'

interface TaxRow {
  readonly id: string
  readonly currency: string
  readonly said: bigint
  readonly comes: bigint
}

/** The tax of a document is said three times: on its lines, by rate, and as a whole. */
export const taxChecks: readonly Check[] = [
  sqlCheck<TaxRow>({
    id: 'taxes_add_up',
    title: 'The tax of each rate is what the lines say of it, and the rates together are the tax of the document.',
    invariant: 'I30',
    severity: 'violation',
    remedy:
      'The lines are the truth: `quarterday explain`. Correct the document by a new one (`quarterday invoices reissue`) before its tax is reported.',
    sql: `WITH document AS (
        SELECT i.id, (t ->> 'rate')::uuid AS rate, sum((t ->> 'amount')::bigint)::bigint AS amount
        FROM invoices i, json_array_elements(i.taxes) t WHERE i.organization_id = $1 AND i.taxes IS NOT NULL GROUP BY 1, 2),
      lines AS (
        SELECT l.invoice_id AS id, (t ->> 'rate')::uuid AS rate, sum((t ->> 'amount')::bigint)::bigint AS amount
        FROM invoice_lines l, json_array_elements(l.taxing -> 'applied') t
        WHERE l.organization_id = $1 AND l.taxing IS NOT NULL GROUP BY 1, 2),
      compared AS (
        SELECT id, coalesce(d.amount, 0) AS said, coalesce(l.amount, 0) AS comes FROM document d FULL JOIN lines l USING (id, rate)
        UNION ALL
        SELECT i.id, i.tax, coalesce(d.amount, 0)::bigint
        FROM invoices i LEFT JOIN (SELECT id, sum(amount) AS amount FROM document GROUP BY 1) d ON d.id = i.id WHERE i.organization_id = $1)
      SELECT c.id, i.currency, c.said, c.comes FROM compared c JOIN invoices i ON i.organization_id = $1 AND i.id = c.id
      WHERE c.said <> c.comes ORDER BY c.id, c.said LIMIT $2`,
    say: ({ id, currency, said, comes }) =>
      found('inv', id, `It says that tax is ${moneyText(said, currency)}, and that comes to ${moneyText(comes, currency)}.`),
  }),
  sqlCheck<TaxRow>({
    id: 'quoted_taxes_are_as_answered',
    title: 'What lines say that a tax engine has stated is what its answer says.',
    invariant: 'I30',
    severity: 'violation',
    remedy:
      'The answer is kept in tax_questions, and by the engine under its reference. Correct the document by a new one: `quarterday invoices reissue`.',
    sql: `WITH answers AS (
        SELECT q.invoice_id AS id, q.reference, sum((t ->> 'amount')::bigint)::bigint AS amount
        FROM tax_questions q, json_array_elements(q.answer -> 'lines') l, json_array_elements(l -> 'taxes') t
        WHERE q.organization_id = $1 AND q.answered_at IS NOT NULL GROUP BY 1, 2),
      lines AS (
        SELECT l.invoice_id AS id, l.taxing -> 'quoted' ->> 'reference' AS reference, sum(a::bigint)::bigint AS amount
        FROM invoice_lines l, json_array_elements_text(l.taxing -> 'quoted' -> 'amounts') a
        WHERE l.organization_id = $1 AND l.taxing IS NOT NULL GROUP BY 1, 2)
      SELECT c.id, i.currency, c.said, c.comes
      FROM (SELECT id, coalesce(l.amount, 0) AS said, coalesce(a.amount, 0) AS comes FROM lines l FULL JOIN answers a USING (id, reference)) c
        JOIN invoices i ON i.organization_id = $1 AND i.id = c.id
      WHERE c.said <> c.comes ORDER BY c.id, c.said LIMIT $2`,
    say: ({ id, currency, said, comes }) =>
      found('inv', id, `Its lines say that ${moneyText(said, currency)} was quoted, and the answer is ${moneyText(comes, currency)}.`),
  }),
  sqlCheck<{ id: string; status: string }>({
    id: 'issued_documents_know_their_tax',
    title: 'No document is issued before its tax is known.',
    invariant: 'I30',
    severity: 'violation',
    remedy:
      'Void the invoice (`quarterday invoices void`), or correct it by a credit note (`quarterday credit-notes create`); then bill it anew.',
    sql: `SELECT i.id, i.status FROM tax_questions q JOIN invoices i ON i.organization_id = q.organization_id AND i.id = q.invoice_id
      WHERE q.organization_id = $1 AND q.ask_at IS NOT NULL AND i.status <> 'draft' ORDER BY i.id LIMIT $2`,
    say: ({ id, status }) => found('inv', id, `It is ${status}, and a tax engine has still to say what of it is taxed.`),
  }),
]
