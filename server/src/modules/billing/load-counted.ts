import { idOf } from '@quarterday/core/id.ts'
import type { CommitmentCharge, UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Tx } from '../../kit/db.ts'
import { type CountedRow, chargesOnDrafts, latePeriods } from './counted-charge-store.ts'
import { loadPrices, type PriceMemory } from './price-store.ts'
import type { CountedCharge, LateUsage } from './usage-types.ts'

/** The usage and commitments that stand on these drafts. */
export async function loadDraftCharges(tx: Tx, draftIds: readonly string[], prices: PriceMemory): Promise<CountedCharge[]> {
  return toCharges(tx, await chargesOnDrafts(tx, draftIds), prices)
}

/** The billed periods that late usage may belong to. */
export async function loadLatePeriods(tx: Tx, late: readonly LateUsage[], prices: PriceMemory): Promise<CountedCharge[]> {
  return toCharges(tx, await latePeriods(tx, late), prices)
}

async function toCharges(tx: Tx, rows: readonly CountedRow[], prices: PriceMemory): Promise<CountedCharge[]> {
  const named = rows.map((row) => row.price_id)
  await loadPrices(tx, named, prices)
  return rows.map((row) => ({ draftId: row.draft_id, charge: fromRow(row, prices) }))
}

function fromRow(row: CountedRow, prices: PriceMemory): UsageCharge | CommitmentCharge {
  const price = prices.get(row.price_id)
  if (!price) throw new Error('the price of a charge is loaded')
  const { stretch_start: start, stretch_end: end } = row
  const charge = {
    lineId: idOf('il', row.line_id),
    subscriptionId: idOf('sub', row.subscription_id),
    itemId: idOf('si', row.item_id),
    price,
    period: { start: row.period_start, end: row.period_end },
    fullPeriod: { start: row.full_start, end: row.full_end },
    zone: row.timezone,
  }
  if (row.rule === 'commitment') return { rule: 'commitment', ...charge }
  return { rule: 'usage', ...charge, stretch: start && end ? { start, end } : undefined }
}
