import { assert } from '@quarterday/core/assert.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { z } from 'zod'
import { queryInteger } from './fields.ts'

/**
 * The query of a list: `limit`, `cursor`, `sort`, and the filters that this list declares. Each of `sorts` can be turned round by a minus in
 * front; the first one, as it is given, is the default. `search` says what `q` looks at; without it the list has no `q`.
 */
export function listQuery<const Sorts extends readonly [string, ...string[]], Filters extends z.ZodRawShape>(list: {
  readonly sorts: Sorts
  readonly filters: Filters
  readonly search?: string
}) {
  const [first] = list.sorts
  const orders = list.sorts.flatMap((sort) => [sort, sort.startsWith('-') ? sort.slice(1) : `-${sort}`])
  const search = z
    .string()
    .min(1)
    .max(256)
    .optional()
    .meta({ description: `Searches ${list.search}.` })
  return z.strictObject({
    limit: queryInteger(1, 100).default(20).meta({ description: 'How many to return, 100 at most.' }),
    cursor: z.string().min(1).max(1500).optional().meta({ description: 'The `next_cursor` of the page before.' }),
    sort: z.enum(orders).default(first).meta({ description: 'What to order by. A minus in front: descending.' }),
    q: list.search === undefined ? z.undefined({ error: 'This list has no search.' }).optional() : search,
    ...list.filters,
  })
}

/** The reply of a list. The name is that of the API description: `CustomerList`. */
export function pageSchema<Item extends z.ZodType>(name: string, item: Item) {
  return z
    .strictObject({
      data: z.array(item),
      has_more: z.boolean(),
      next_cursor: z.string().nullable().meta({ description: 'Give it as `cursor` to get the next page. Null on the last one.' }),
    })
    .meta({ id: name })
}

export interface PageQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly sort: string
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor: string | null
}

/** What a list can be ordered by: an expression that is never null, and its type. `id` is the unique one that breaks ties. */
export interface PageOrder {
  readonly id: RawBuilder<unknown>
  readonly by: { readonly [sort: string]: PageSort }
}

export interface PageSort {
  readonly expression: RawBuilder<unknown>
  readonly type: 'text' | 'timestamptz' | 'bigint' | 'date' | 'uuid'
}

interface Position {
  readonly key: string
  readonly id: string
}

/**
 * Reads one page by keyset: after the (sort value, id) of the last row seen, so rows that come or go meanwhile neither repeat nor vanish.
 * The select has the filters already and an `id`. Refuses `invalid` when the cursor belongs to another order.
 */
export async function readPage<DB, TB extends keyof DB, Row extends { id: string }>(
  select: SelectQueryBuilder<DB, TB, Row>,
  query: PageQuery,
  order: PageOrder,
): Promise<Page<Row>> {
  const descending = query.sort.startsWith('-')
  const by = order.by[descending ? query.sort.slice(1) : query.sort]
  assert(by, `A list declares how it is ordered by ${query.sort}`)
  const way = descending ? 'desc' : 'asc'
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, query.sort)
  const keyed = select.select(sql<string>`(${by.expression})::text`.as('page_key'))
  const from = after === undefined ? keyed : keyed.where(isBeyond(by, order.id, after, descending))
  const rows = await from
    .orderBy(by.expression, way)
    .orderBy(order.id, way)
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  if (rows.length <= query.limit || last === undefined) return { rows: shown, nextCursor: null }
  assert('page_key' in last, 'The select was given a page_key')
  return { rows: shown, nextCursor: JSON.stringify([query.sort, last.page_key, last.id]) }
}

function isBeyond(by: PageSort, id: RawBuilder<unknown>, after: Position, descending: boolean): RawBuilder<boolean> {
  const comparison = sql.raw(descending ? '<' : '>')
  return sql<boolean>`(${by.expression}, ${id}) ${comparison} (${after.key}::${sql.raw(by.type)}, ${after.id}::uuid)`
}

/** In order of creation: ids rise with time, and the primary key has them in order already. */
export function byCreation(id: RawBuilder<unknown>): PageSort {
  return { expression: id, type: 'uuid' }
}

/** A page as the API shows it. */
export function pageToApi<Row, Item>(
  page: Page<Row>,
  toApi: (row: Row) => Item,
): { data: Item[]; has_more: boolean; next_cursor: string | null } {
  return { data: page.rows.map(toApi), has_more: page.nextCursor !== null, next_cursor: page.nextCursor }
}

const cursorShape = z.tuple([z.string(), z.string(), z.uuid()])

/** Cursors that arrive here were sealed by us (http-cursor.ts): only the order may be another one. */
function readCursor(cursor: string, sort: string): Position {
  const [cursorSort, key, id] = cursorShape.parse(JSON.parse(cursor))
  if (cursorSort !== sort) {
    const detail = 'The cursor belongs to a list in another order.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/cursor', code: 'invalid_cursor', detail }] })
  }
  return { key, id }
}

/** A condition on text that `q` gives: somewhere in one of the columns, in any case. */
export function containsText(columns: readonly RawBuilder<unknown>[], q: string): RawBuilder<boolean> {
  const pattern = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(${sql.join(
    columns.map((column) => sql`${column} ILIKE ${pattern}`),
    sql` OR `,
  )})`
}
