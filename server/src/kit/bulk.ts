import { bigintArray, booleanArray, dateArray, intArray, numericArray, textArray, timestampArray, uuidArray } from './arrays.ts'
import type { Tx } from './db.ts'

/**
 * One column of a bulk write: rows travel as one array a column, whatever their number, and become rows again by `unnest`.
 * A list of columns is the single description of what a statement writes: its names, its types and its parameters come from it.
 */
export interface Column<Row> {
  readonly name: string
  readonly type: string
  literal(rows: readonly Row[]): string
}

type Of<Row, Value> = (row: Row) => Value

export const column = {
  uuid: <Row>(name: string, of: Of<Row, string | null>): Column<Row> => make(name, 'uuid', (rows) => uuidArray(rows.map(of))),
  text: <Row>(name: string, of: Of<Row, string | null>): Column<Row> => make(name, 'text', (rows) => textArray(rows.map(of))),
  bigint: <Row>(name: string, of: Of<Row, bigint | null>): Column<Row> => make(name, 'bigint', (rows) => bigintArray(rows.map(of))),
  int: <Row>(name: string, of: Of<Row, number | null>): Column<Row> => make(name, 'int', (rows) => intArray(rows.map(of))),
  boolean: <Row>(name: string, of: Of<Row, boolean | null>): Column<Row> => make(name, 'boolean', (rows) => booleanArray(rows.map(of))),
  numeric: <Row>(name: string, of: Of<Row, string | null>): Column<Row> => make(name, 'numeric', (rows) => numericArray(rows.map(of))),
  instant: <Row>(name: string, of: Of<Row, Temporal.Instant | null>): Column<Row> =>
    make(name, 'timestamptz', (rows) => timestampArray(rows.map(of))),
  date: <Row>(name: string, of: Of<Row, Temporal.PlainDate | null>): Column<Row> => make(name, 'date', (rows) => dateArray(rows.map(of))),
  json: <Row>(name: string, of: Of<Row, unknown>): Column<Row> => make(name, 'json', (rows) => jsonLines(rows.map(of))),
  jsonb: <Row>(name: string, of: Of<Row, unknown>): Column<Row> => make(name, 'jsonb', (rows) => jsonLines(rows.map(of))),
  /** The bytes as hexadecimal text. */
  bytea: <Row>(name: string, of: Of<Row, string | null>): Column<Row> =>
    make(name, 'bytea', (rows) => textArray(rows.map((row) => escaped(of(row))))),
  time: <Row>(name: string, of: Of<Row, string | null>): Column<Row> => make(name, 'time', (rows) => textArray(rows.map(of))),
}

/** `a, b, c` */
export function namesOf<Row>(columns: readonly Column<Row>[]): string {
  return columns.map((each) => each.name).join(', ')
}

/** `unnest($2::uuid[], $3::text[]) AS d (a, b)`: a source of rows whose first parameter is number `first`. */
export function rowsFrom<Row>(columns: readonly Column<Row>[], first: number): string {
  const parameters = columns.map((each, index) => arrayOf(each.type, `$${first + index}`))
  return `unnest(${parameters.join(', ')}) AS d (${namesOf(columns)})`
}

/** An INSERT of all rows; `$1` is the organization. */
export function insertInto<Row>(table: string, columns: readonly Column<Row>[], first = 2): string {
  return `INSERT INTO ${table} (organization_id, ${namesOf(columns)}) SELECT $1, d.* FROM ${rowsFrom(columns, first)}`
}

export function parametersOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map((each) => each.literal(rows))
}

export interface Writing<Row> {
  /** `$1` is the organization, the columns follow. */
  readonly text: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

/** Sends a statement that writes each row once; no rows, no statement. Throws when it wrote fewer. */
export async function writeRows<Row>(tx: Tx, { text, columns, rows }: Writing<Row>): Promise<void> {
  if (rows.length === 0) return
  const { rowCount } = await tx.query(text, [tx.organizationId, ...parametersOf(columns, rows)])
  if (rowCount !== rows.length) throw new Error(`${rows.length} rows were to be written, ${rowCount} were`)
}

/**
 * JSON travels as lines of text: a document never holds a raw line break, so nothing has to be quoted here and parsed there. An empty line is NULL.
 */
function jsonLines(list: readonly unknown[]): string {
  return list.map((item) => (item === null || item === undefined ? '' : JSON.stringify(item))).join('\n')
}

function arrayOf(type: string, parameter: string): string {
  return type === 'json' || type === 'jsonb' ? `string_to_array(${parameter}::text, E'\\n', '')::${type}[]` : `${parameter}::${type}[]`
}

function make<Row>(name: string, type: string, literal: Column<Row>['literal']): Column<Row> {
  return { name, type, literal }
}

function escaped(hex: string | null): string | null {
  return hex === null ? null : `\\x${hex}`
}
