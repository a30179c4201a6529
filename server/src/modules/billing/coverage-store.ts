import type { Decision } from '@quarterday/core/subscription/decision.ts'
import { booleanArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, rowsFrom, writeRows } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'

type Cut = Decision['cuts'][number]

/** Ends stretches earlier; one that would end where it begins is taken away. */
export async function cutCoverage(tx: Tx, cuts: readonly Cut[]): Promise<void> {
  const isGone = (cut: Cut): boolean => cut.endsAt.equals(cut.startsAt)
  await writeRows(tx, { text: deleteStretches, columns: cutColumns, rows: cuts.filter(isGone) })
  await writeRows(tx, { text: endStretches, columns: cutColumns, rows: cuts.filter((cut) => !isGone(cut)) })
}

/** Nothing is owed any more for the time that these lines billed; the time itself stays covered. */
export async function waiveCoverage(tx: Tx, lines: readonly { readonly itemId: string; readonly lineId: string }[]): Promise<void> {
  if (lines.length === 0) return
  const text = `UPDATE coverage c SET kind = 'waived' FROM unnest($2::uuid[], $3::uuid[]) AS d (item_id, line_id)
    WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.line_id = d.line_id AND c.kind = 'billed'`
  await tx.query(text, [tx.organizationId, uuidArray(lines.map((line) => line.itemId)), uuidArray(lines.map((line) => line.lineId))])
}

/** The time that some lines billed is billed by the lines that take their place. */
export async function moveCoverage(
  tx: Tx,
  lines: readonly { readonly itemId: string; readonly from: string; readonly to: string }[],
): Promise<void> {
  if (lines.length === 0) return
  const text = `UPDATE coverage c SET line_id = d.to_line FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS d (item_id, from_line, to_line)
    WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.line_id = d.from_line`
  const [items, from, to] = [lines.map((line) => line.itemId), lines.map((line) => line.from), lines.map((line) => line.to)]
  await tx.query(text, [tx.organizationId, uuidArray(items), uuidArray(from), uuidArray(to)])
}

/** Says anew whether the time of some items has its line on a draft that was computed again. Time that another document billed stays with its line. */
export async function coverAgain(
  tx: Tx,
  rows: readonly { readonly itemId: string; readonly startsAt: Temporal.Instant; readonly lineId: string; readonly isBilled: boolean }[],
): Promise<void> {
  if (rows.length === 0) return
  const text = `UPDATE coverage c SET line_id = CASE WHEN w.is_billed THEN w.line_id END, kind = CASE WHEN w.is_billed THEN 'billed' ELSE 'free' END
    FROM unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::boolean[]) AS w (item_id, starts_at, line_id, is_billed)
    WHERE c.organization_id = $1 AND c.item_id = w.item_id AND c.starts_at = w.starts_at AND c.kind IN ('billed', 'free')
      AND CASE WHEN w.is_billed THEN c.line_id IS NULL ELSE c.line_id = w.line_id END`
  const items = uuidArray(rows.map((row) => row.itemId))
  const starts = timestampArray(rows.map((row) => row.startsAt))
  const lines = uuidArray(rows.map((row) => row.lineId))
  await tx.query(text, [tx.organizationId, items, starts, lines, booleanArray(rows.map((row) => row.isBilled))], 'cover-again')
}

const cutColumns: readonly Column<Cut>[] = [
  column.uuid('item_id', (cut) => cut.itemId),
  column.instant('starts_at', (cut) => cut.startsAt),
  column.instant('ends_at', (cut) => cut.endsAt),
]

const endStretches = `UPDATE coverage c SET ends_at = d.ends_at FROM ${rowsFrom(cutColumns, 2)}
  WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.starts_at = d.starts_at`

const deleteStretches = `DELETE FROM coverage c USING ${rowsFrom(cutColumns, 2)}
  WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.starts_at = d.starts_at`
