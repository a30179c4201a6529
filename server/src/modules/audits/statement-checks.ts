import { type Check, found, moneyText, sqlCheck } from './check.ts'

/** Statements say what their invoices say. */
export const statementChecks: readonly Check[] = [
  sqlCheck<{ prefix: 'inv' | 'stm'; id: string; currency: string; said: bigint; is: bigint }>({
    id: 'statements_add_up',
    title: 'A statement is the sum of its lines, and each line is the total of an invoice of the child in the same currency.',
    invariant: 'I3',
    severity: 'violation',
    remedy:
      'The invoices are the truth: `quarterday statements show` names them. Tell the parent what is right, and look at what wrote the statement.',
    sql: `SELECT x.prefix, x.id, x.currency, x.said, x.is FROM (
        SELECT 'stm' AS prefix, s.id, s.currency, s.total AS said, coalesce(sum(l.amount), 0)::bigint AS is
        FROM statements s LEFT JOIN statement_lines l ON l.organization_id = s.organization_id AND l.statement_id = s.id
          AND l.parent_id = s.customer_id AND l.currency = s.currency
        WHERE s.organization_id = $1 GROUP BY s.id, s.currency, s.total HAVING s.total <> coalesce(sum(l.amount), 0)
        UNION ALL
        SELECT 'inv', i.id, l.currency, l.amount, CASE WHEN l.child_id = i.customer_id AND l.currency = i.currency THEN i.total ELSE 0 END
        FROM statement_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
        WHERE l.organization_id = $1 AND (l.amount <> i.total OR l.child_id <> i.customer_id OR l.currency <> i.currency)) x
      ORDER BY x.prefix, x.id LIMIT $2`,
    say: ({ prefix, id, currency, said, is }) => {
      const [s, i] = [said, is].map((minor) => moneyText(minor, currency))
      return found(prefix, id, prefix === 'stm' ? `Says ${s}; its lines come to ${i}.` : `On a statement with ${s}; the invoice says ${i}.`)
    },
  }),
]
