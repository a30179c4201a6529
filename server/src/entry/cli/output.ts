import { writeFileSync } from 'node:fs'
import { currencies } from '@quarterday/core/currency.ts'
import { formatMinor } from '@quarterday/core/money.ts'
import Table from 'cli-table3'
import { columnsOf } from './columns.ts'
import { isObject } from './fields.ts'
import type { Session } from './session.ts'
import { bold, dim } from './terminal.ts'

type Row = Readonly<Record<string, unknown>>

/** Prints an answer: JSON for programs, tables for people. */
export function print(session: Pick<Session, 'options'>, value: unknown): void {
  process.stdout.write(session.options.json ? `${JSON.stringify(value, null, 2)}\n` : forPeople(value))
}

/** Writes a text to a file, or to standard output. */
export function deliver(text: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(text)
  else writeFileSync(file, text)
}

function forPeople(value: unknown): string {
  if (!isObject(value)) return `${cell(value)}\n`
  const rows = value.data
  // The parts of something that is more than their list, such as the usage of a subscription.
  if (Array.isArray(rows) && typeof value.currency === 'string') return card(value)
  if (Array.isArray(rows))
    return `${tableOf(rows.filter(isObject))}${value.has_more === true ? dim('There is more: --all, or --cursor with the next_cursor of --json\n') : ''}`
  return card(value)
}

/** Rows of one kind under the columns of that kind. */
export function tableOf(rows: readonly Row[], names?: readonly string[]): string {
  const [first] = rows
  if (first === undefined) return 'None.\n'
  const columns = names ?? columnsOf(first, rows)
  return drawn(
    columns.map((name) => title(name)),
    rows.map((row) => columns.map((name) => field(row, name))),
    columns.map((name) => (rows.some((row) => typeof at(row, name) === 'number') ? 'right' : 'left')),
  )
}

function drawn(head: readonly string[], rows: readonly (readonly string[])[], colAligns: ('left' | 'right')[]): string {
  const table = new Table({
    head: head.map((text) => bold(text)),
    colAligns,
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  })
  table.push(...rows.map((row) => [...row]))
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}

const sides = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
  'middle',
]
const noBorders: Record<string, string> = Object.fromEntries(sides.map((side) => [side, '']))

/** One object: its fields one under the other, then what it has lists of. */
function card(value: Row): string {
  const entries = Object.entries(value).filter(([name]) => name !== 'object')
  const plain = entries.filter(([, each]) => !isList(each)).flatMap(([name]) => lines(value, name))
  const width = Math.max(...plain.map(([name]) => name.length))
  const parts = [plain.map(([name, text]) => `${bold(name.padEnd(width))}  ${text}\n`).join('')]
  for (const [name, each] of entries) {
    if (isList(each)) parts.push(listOf(name === 'data' ? 'parts' : name, each, value.currency))
    if (!isObject(each)) continue
    // One level further in, as the lines of a preview.
    for (const [inner, list] of Object.entries(each))
      if (isList(list)) parts.push(listOf(`${name}: ${inner}`, list, each.currency ?? value.currency))
  }
  return parts.join('')
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isObject)
}

function listOf(name: string, list: readonly unknown[], currency: unknown): string {
  return `\n${bold(title(name))}\n${tableOf(list.filter(isObject).map((row) => ({ currency, ...row })))}`
}

/** A field of an object; an object in it becomes a line for each of its own fields that say something. */
function lines(value: Row, name: string): [name: string, text: string][] {
  const inner = value[name]
  if (!isObject(inner)) return [[title(name), field(value, name)]]
  const rows = Object.keys(inner).filter(
    (each) =>
      each !== 'object' &&
      inner[each] !== null &&
      !isList(inner[each]) &&
      !(isObject(inner[each]) && Object.keys(inner[each]).length === 0),
  )
  return rows.map((each) => [`${title(name)}: ${title(each).toLowerCase()}`, field({ currency: value.currency, ...inner }, each)])
}

function at(row: Row, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), row)
}

const money =
  /^(sub)?total$|^amount|_amount$|^(tax|base|discount|balance|remaining|expired|mrr|invoiced|collected|credited|refunded|reduced_due|outstanding|credits_applied|wallet_applied|already_billed|revenue)$|^(mrr|amount|total)_|_(mrr|due|total|threshold|with_tax|generated)$/

function field(row: Row, name: string): string {
  const value = at(row, name)
  const last = name.split('.').at(-1) ?? name
  if (typeof value === 'number' && money.test(last) && typeof row.currency === 'string') return amountText(value, row.currency)
  return cell(value)
}

/** `1,250.00 EUR`, from minor units. */
export function amountText(minor: number, currency: string): string {
  const known = Object.entries(currencies).find(([code]) => code === currency)
  return known === undefined ? `${minor} ${currency}` : `${formatMinor(BigInt(minor), known[1].exponent)} ${currency}`
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return momentText(value) ?? harmless(value)
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(cell).join(', ')
  if (!isObject(value)) return String(value)
  const interval = value.unit !== undefined && typeof value.count === 'number'
  if (interval) return value.count === 1 ? `every ${value.unit}` : `every ${value.count} ${value.unit}s`
  return Object.entries(value)
    .filter(([, each]) => each !== null)
    .map(([name, each]) => `${name}=${cell(each)}`)
    .join(' ')
}

/** Names come from anybody: what would move the cursor or colour the terminal becomes a blank. */
function harmless(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}

/** Moments to the minute, in UTC; those at midnight as the day alone would mislead, so they keep their time. */
function momentText(text: string): string | undefined {
  const [, day, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(text) ?? []
  return day === undefined ? undefined : `${day} ${minute} UTC`
}

/** Columns whose heading is not their last word. */
const titles: Readonly<Record<string, string>> = {
  'customer_details.name': 'Customer',
  customer_name: 'Customer',
  plan_name: 'Plan',
  mrr: 'MRR',
}

function title(name: string): string {
  const known = titles[name]
  if (known !== undefined) return known
  const words = (name.split('.').at(-1) ?? name).replaceAll('_', ' ')
  return words === 'id' ? 'ID' : words.charAt(0).toUpperCase() + words.slice(1)
}
