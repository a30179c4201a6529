import type { Context } from '../../kit/context.ts'
import { canonicalJson } from '../../kit/http-json.ts'
import type { AuditRecord } from './record-types.ts'
import { type AuditFilter, recordsAfter } from './store.ts'

export interface ExportQuery extends AuditFilter {
  /** Only records after this one. */
  readonly after: bigint
  readonly limit: number
}

export interface Exported {
  readonly records: readonly AuditRecord[]
  readonly hasMore: boolean
}

const pageSize = 500
/** Of what the records say of changes, in characters: what a file may come to in memory. */
const mostCharacters = 16 * 1024 * 1024

/** The oldest records first, as many as fit into one file. */
export async function exportRecords(ctx: Context, { after, limit, ...filter }: ExportQuery): Promise<Exported> {
  return ctx.transaction(async (tx) => {
    const records: AuditRecord[] = []
    let characters = 0
    for (let last = after; ; ) {
      const page = await recordsAfter(tx, filter, last, Math.min(pageSize, limit + 1 - records.length))
      for (const record of page) {
        if (records.length === limit || characters > mostCharacters) return { records, hasMore: true }
        records.push(record)
        characters += canonicalJson(record.change?.content ?? null).length
        last = record.sequence
      }
      if (page.length < pageSize) return { records, hasMore: false }
    }
  })
}
