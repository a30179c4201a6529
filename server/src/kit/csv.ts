import { stringify } from 'csv-stringify/sync'
import { FileReply } from './file-reply.ts'

/** One column of a table: its heading and what stands in it. Null is an empty cell. */
export interface CsvColumn<Row> {
  readonly heading: string
  value(row: Row): string | number | null
}

/**
 * A table as CSV (RFC 4180) in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe in front: names come from customers.
 */
export function csvReply<Row>(fileName: string, columns: readonly CsvColumn<Row>[], rows: readonly Row[]): FileReply {
  const cells = rows.map((row) => columns.map((column) => column.value(row)))
  const text = stringify(cells, {
    header: true,
    columns: columns.map((column) => column.heading),
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return new FileReply({ contentType: 'text/csv; charset=utf-8', fileName, text })
}
