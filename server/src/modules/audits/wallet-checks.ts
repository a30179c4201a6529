import { payableParts } from '@quarterday/core/credit/payable.ts'
import { shareCredit } from '@quarterday/core/credit/share-credit.ts'
import type { Tx } from '../../kit/db.ts'
import { scopeFromStored } from '../billing/credit-scope-json.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadPrices } from '../billing/price-store.ts'
import { type Check, found, moneyText } from './check.ts'

/** So many payments by wallets are looked at, the newest first. */
const mostPayments = 1000

/** Wallets that pay for certain things paid for these. */
export const walletChecks: readonly Check[] = [
  {
    id: 'wallets_pay_for_their_things',
    title: 'A wallet that pays for certain things paid no more on an invoice than these came to.',
    invariant: 'I14',
    severity: 'violation',
    remedy:
      'Void the invoice with `quarterday invoices void` if it is unpaid, so that the wallet gets back what it paid; else grant the difference: `quarterday customers grant-credit`.',
    find: async (tx, { limit }) => {
      const rows = await paidByScoped(tx)
      const lines = await loadLines(tx, [...new Set(rows.map((row) => row.invoice_id))].sort())
      const named = [...lines.values()].flat().flatMap((line) => line.priceId ?? [])
      const prices = await loadPrices(tx, named, new Map())
      const wrong = [...Map.groupBy(rows, (row) => row.invoice_id)].flatMap(([invoiceId, own]) => {
        const parts = payableParts(lines.get(invoiceId) ?? [], (id) => prices.get(id))
        const possible = shareCredit(
          own.map((row) => ({ scope: scopeFromStored(row.applies_to), most: row.paid })),
          parts,
        )
        return own.flatMap(({ wallet_id: id, paid, currency }, index) => {
          const most = possible[index] ?? 0n
          if (most >= paid) return []
          const [p, m] = [paid, most].map((minor) => moneyText(minor, currency))
          return [found('wal', id, `It paid ${p} of ${found('inv', invoiceId, '').object}, on which ${m} are for what it pays for.`)]
        })
      })
      return wrong.slice(0, limit)
    },
  },
]

interface PaidRow {
  readonly invoice_id: string
  readonly wallet_id: string
  readonly applies_to: unknown
  readonly currency: string
  readonly paid: bigint
}

async function paidByScoped(tx: Tx): Promise<PaidRow[]> {
  const text = `SELECT e.invoice_id, w.id AS wallet_id, w.applies_to, w.currency, sum(e.amount)::bigint AS paid
    FROM wallets w
    JOIN credit_grants g ON g.organization_id = w.organization_id AND g.wallet_id = w.id
    JOIN credit_entries e ON e.organization_id = g.organization_id AND e.grant_id = g.id AND e.kind = 'application'
    WHERE w.organization_id = $1 AND w.applies_to IS NOT NULL
    GROUP BY e.invoice_id, w.id, w.applies_to, w.currency HAVING sum(e.amount) > 0
    ORDER BY e.invoice_id DESC, w.id LIMIT $2`
  return (await tx.query<PaidRow>(text, [tx.organizationId, mostPayments])).rows
}
