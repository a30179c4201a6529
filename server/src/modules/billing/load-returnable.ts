import { addAmounts, type LineAmounts, negated, nothingReturned, type Returnable } from '@quarterday/core/credit-note/reverse.ts'
import type { Tx } from '../../kit/db.ts'
import { lineDiscountsOf, type StoredLineDiscounts, type StoredTaxing, taxingOf } from './adjustments-json.ts'
import { type ReturnRow, selectReturns } from './returned-store.ts'

/** A line as its row keeps it. */
export interface StoredMoney {
  readonly lineId: string
  readonly listed: bigint
  readonly amount: bigint
  readonly discount: bigint
  readonly discounts: StoredLineDiscounts
  readonly taxing: StoredTaxing | null
}

/**
 * Lines with all that was given back of them, by their ids. What the same document takes off a line again was never billed: discount and tax there are those
 * of the rest.
 */
export async function loadReturnable(
  tx: Tx,
  lines: readonly StoredMoney[],
  subscriptionIds: readonly string[],
): Promise<ReadonlyMap<string, Returnable>> {
  const ids = lines.map(({ lineId }) => lineId)
  const returns = Map.groupBy(await selectReturns(tx, ids, subscriptionIds), (row) => row.line_id)
  return new Map(
    lines.map((line) => {
      const own = returns.get(line.lineId) ?? []
      const sum = (rows: readonly ReturnRow[]) => rows.map(returnedAmounts).reduce(addAmounts, nothingReturned)
      const taken = sum(own.filter((row) => row.same_document))
      const billed = addAmounts(amountsOf(line), negated(taken))
      return [line.lineId, { billed, returned: sum(own.filter((row) => !row.same_document)) }]
    }),
  )
}

function amountsOf({ listed, amount, discount, discounts, taxing }: Omit<StoredMoney, 'lineId'>): LineAmounts {
  return { listed, amount, discount, discounts: lineDiscountsOf(discounts), taxes: taxingOf(taxing).applied }
}

/** Above zero, whichever document it stands on. */
function returnedAmounts({ listed, amount, discount, discounts, taxing, sign }: ReturnRow): LineAmounts {
  const { discounts: each, taxes } = amountsOf({ listed, amount, discount, discounts, taxing })
  const signed = <Part extends { readonly amount: bigint }>(part: Part): Part => ({ ...part, amount: BigInt(sign) * part.amount })
  return { listed, amount, discount, discounts: each.map(signed), taxes: taxes.map(signed) }
}
