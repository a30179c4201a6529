import { idOf } from '@quarterday/core/id.ts'
import type { Derivation } from '@quarterday/core/invoice/derivation.ts'
import { type Line, type LineKind, lineKinds } from '@quarterday/core/invoice/invoice.ts'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { type DocumentLineRow, documentLine } from './document-line-rows.ts'

/** The lines of these invoices, each invoice's in their order on it. An invoice without lines is not in the map. */
export async function loadLines(tx: Tx, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, readonly Line[]>> {
  const { rows } = await tx.query<LineRow>(select, [tx.organizationId, uuidArray(invoiceIds)], 'load-lines')
  const lines = new Map<string, Line[]>()
  for (const row of rows) {
    const list = lines.get(row.invoice_id)
    if (list) list.push(fromRow(row))
    else lines.set(row.invoice_id, [fromRow(row)])
  }
  return lines
}

interface LineRow extends DocumentLineRow {
  readonly invoice_id: string
  readonly kind: string
  readonly subscription_id: string | null
  readonly item_id: string | null
  readonly price_id: string | null
  readonly credited_line_id: string | null
  readonly derivation: Derivation
}

const select = `SELECT l.invoice_id, l.id, l.kind, l.description, l.subscription_id, l.item_id, l.price_id, l.credited_line_id, l.quantity,
    l.period_start, l.period_end, l.currency, l.listed_amount, l.amount, l.discount, l.tax,
    l.discounts, l.taxing, l.derivation
  FROM invoice_lines l WHERE l.organization_id = $1 AND l.invoice_id = ANY ($2::uuid[]) ORDER BY l.invoice_id, l.position`

const kindSchema: z.ZodType<LineKind> = z.enum(lineKinds)

function fromRow(row: LineRow): Line {
  return {
    ...documentLine(row),
    kind: kindSchema.parse(row.kind),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    itemId: row.item_id === null ? null : idOf('si', row.item_id),
    priceId: row.price_id === null ? null : idOf('price', row.price_id),
    creditedLineId: row.credited_line_id === null ? null : idOf('il', row.credited_line_id),
    derivation: row.derivation,
  }
}
