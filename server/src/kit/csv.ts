import { stringify } from 'csv-stringify/sync'
import { FileReply } from './file-reply.ts'

/** One column of a table: its heading and what stands in it. Null is an empty cell. */
export interface CsvColumn<Row> {
  readonly heading: string
  value(row: Row): string | number | null
}

/**
 * A table as CSV (RFC 4180) in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe in front: names come from customers. What is a number,
 * also one below zero, stays a number.
 */
export function csvReply<Row>(fileName: string, columns: readonly CsvColumn<Row>[], rows: readonly Row[]): FileReply {
  const cells = rows.map((row) => columns.map((column) => harmless(column.value(row))))
  const text = stringify(cells, {
    header: true,
    columns: columns.map((column) => column.heading),
    record_delimiter: 'windows',
    // A lone carriage return ends a line for some readers.
    quoted_match: /[\r\n]/,
  })
  return new FileReply({ contentType: 'text/csv; charset=utf-8', fileName, content: text })
}

/** As spreadsheets begin formulas, in full width too, and what some of them skip before looking. */
const beginsFormula = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/
const number = /^-?\d+(\.\d+)?$/

function harmless(value: string | number | null): string | number | null {
  return typeof value === 'string' && beginsFormula.test(value) && !number.test(value) ? `'${value}` : value
}
