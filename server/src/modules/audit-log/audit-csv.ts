import { type CsvColumn, csvReply } from '../../kit/csv.ts'
import { FileReply } from '../../kit/file-reply.ts'
import { canonicalJson } from '../../kit/http-json.ts'
import type { AuditRecord } from './record-types.ts'
import { toApi } from './schema.ts'

/** For spreadsheets: what was changed is JSON in three of the columns. */
export function auditCsv(records: readonly AuditRecord[]): FileReply {
  return csvReply('audit-log.csv', columns, records.map(toApi))
}

/** For programs: a record a line, as the API shows it. */
export function auditLines(records: readonly AuditRecord[]): FileReply {
  const text = records.map((record) => `${JSON.stringify(toApi(record))}\n`).join('')
  return new FileReply({ contentType: 'application/x-ndjson; charset=utf-8', fileName: 'audit-log.jsonl', content: text })
}

type Shown = ReturnType<typeof toApi>

const columns: readonly CsvColumn<Shown>[] = [
  { heading: 'sequence', value: (row) => row.sequence },
  { heading: 'id', value: (row) => row.id },
  { heading: 'occurred_at', value: (row) => row.occurred_at },
  { heading: 'actor_kind', value: (row) => row.actor.kind },
  { heading: 'actor', value: (row) => row.actor.id },
  { heading: 'action', value: (row) => row.action },
  { heading: 'outcome', value: (row) => row.outcome },
  { heading: 'object_type', value: (row) => row.object_type },
  { heading: 'object_id', value: (row) => row.object_id },
  { heading: 'result_type', value: (row) => row.result_type },
  { heading: 'result_id', value: (row) => row.result_id },
  { heading: 'fields', value: (row) => row.fields.join(' ') },
  { heading: 'before', value: (row) => json(row.before) },
  { heading: 'after', value: (row) => json(row.after) },
  { heading: 'result', value: (row) => json(row.result) },
  { heading: 'detail', value: (row) => json(row.detail) },
  { heading: 'request_id', value: (row) => row.request_id },
  { heading: 'address', value: (row) => row.address },
  { heading: 'hash', value: (row) => row.hash },
]

function json(value: unknown): string | null {
  return value === null ? null : canonicalJson(value)
}
