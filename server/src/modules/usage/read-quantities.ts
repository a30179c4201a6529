import { type Decimal, decimal, zero } from '@quarterday/core/decimal.ts'
import type { Tx } from '../../kit/db.ts'
import { measureGroup, type Sums } from './measure-group.ts'
import { metersOf } from './meter-store.ts'
import type { Meter } from './meter-types.ts'
import { beginning, type Piece, piecesOf } from './quantity-pieces.ts'
import * as store from './quantity-store.ts'
import type { LevelStep, MeasuredGroup, QuantityRequest } from './quantity-types.ts'
import { hasUnrolled } from './rollup-store.ts'

/**
 * What was counted, by the keys of the requests; a request that found nothing has an empty answer. A few queries, however many requests: full days and
 * hours are read from their sums, only what sticks out at the ends from single events. Exact whether or not everything is rolled up.
 */
export async function readQuantities(tx: Tx, requests: readonly QuantityRequest[]): Promise<ReadonlyMap<string, readonly MeasuredGroup[]>> {
  if (requests.length === 0) return new Map()
  const meters = await metersOf(tx, [...new Set(requests.map((request) => request.meterId))].sort())
  const wanted = requests.map((request, index): Wanted => {
    const meter = meters.get(request.meterId)
    if (!meter) throw new Error(`a price is metered by a meter that does not exist: ${request.meterId}`)
    return { request, index, meter }
  })
  const unrolled = await hasUnrolled(tx)
  const sums = sumsOf(await store.readSums(tx, wanted.flatMap(sumPieces), unrolled))
  const present = await readPresent(tx, wanted.filter(isUnique))
  const levels = await readLevels(
    tx,
    wanted.filter(({ request }) => request.want === 'levels'),
    sums,
  )
  const values = await readValues(
    tx,
    wanted.filter(({ request }) => request.want === 'events'),
    sums,
  )
  return new Map(wanted.map((each) => [each.request.key, answer(each, sums, present, levels, values)]))
}

/** A request with what its meter is. */
interface Wanted {
  readonly request: QuantityRequest
  readonly index: number
  readonly meter: Meter
}

/** By request, then by group as text; null groups are the empty text. */
type Grouped<T> = ReadonlyMap<number, ReadonlyMap<string, T>>

function answer(
  { request, index, meter }: Wanted,
  sums: Grouped<Sums>,
  present: Grouped<Decimal>,
  levels: Grouped<readonly LevelStep[]>,
  values: Grouped<readonly Decimal[]>,
): MeasuredGroup[] {
  const sources = [sums, present, levels, values].map((source) => [...(source.get(index)?.keys() ?? [])])
  const groups = [...new Set(sources.flat())].sort()
  return groups.map((group): MeasuredGroup => {
    const told = {
      sums: sums.get(index)?.get(group),
      present: present.get(index)?.get(group),
      levels: levels.get(index)?.get(group),
    }
    return {
      group: group === '' ? null : JSON.parse(group),
      quantity: measureGroup(meter.aggregation, request, told),
      events: Number(told.sums?.within?.events ?? 0n),
      ...(request.want === 'levels' && { levels: told.levels ?? [] }),
      ...(request.want === 'events' && { eventValues: values.get(index)?.get(group) ?? [] }),
    }
  })
}

function isUnique({ meter }: Wanted): boolean {
  return meter.aggregation === 'unique'
}

function rowOf({ request, index }: Wanted, piece: Piece, isBefore: boolean, zone: string | null = null): store.PieceRow {
  const { filters, groupBy, subscriptionId: subjectId, meterId, start } = request
  return {
    ...piece,
    index,
    subjectId,
    meterId,
    isBefore,
    filters: Object.keys(filters).length === 0 ? null : filters,
    groupBy: groupBy.length === 0 ? null : groupBy,
    zone,
    start,
  }
}

function whole({ request: { start: from, end: to } }: Wanted): Piece[] {
  return Temporal.Instant.compare(from, to) < 0 ? [{ grain: 'event', from, to }] : []
}

function sumPieces(wanted: Wanted): store.PieceRow[] {
  const { request, meter } = wanted
  // What a change by local days weighs is not in the sums of UTC days.
  const byDay = meter.aggregation === 'weighted_sum' && request.weighting === 'day'
  const within = byDay ? whole(wanted) : piecesOf(request.start, request.end)
  const before = request.carry && !isUnique(wanted) ? piecesOf(beginning, request.start) : []
  return [
    ...before.map((piece) => rowOf(wanted, piece, true)),
    ...within.map((piece) => rowOf(wanted, piece, false, byDay ? request.zone : null)),
  ]
}

function sumsOf(rows: readonly store.SumRow[]): Grouped<Sums> {
  const found = new Map<number, Map<string, { before?: store.SumRow; within?: store.SumRow }>>()
  for (const row of rows) {
    const groups = found.get(row.index) ?? new Map<string, { before?: store.SumRow; within?: store.SumRow }>()
    const sides = groups.get(row.group ?? '') ?? {}
    const side = row.is_before ? 'before' : 'within'
    sides[side] = added(sides[side], row)
    groups.set(row.group ?? '', sides)
    found.set(row.index, groups)
  }
  return found
}

function added(a: store.SumRow | undefined, b: store.SumRow): store.SumRow {
  if (!a) return b
  const order = Temporal.Instant.compare(a.last_at, b.last_at)
  const last = order > 0 || (order === 0 && a.last_seq > b.last_seq) ? a : b
  return {
    ...last,
    events: a.events + b.events,
    value_sum: decimal(a.value_sum).plus(b.value_sum).toFixed(),
    value_max: decimal(a.value_max).lt(b.value_max) ? b.value_max : a.value_max,
    moment: a.moment === null || b.moment === null ? null : decimal(a.moment).plus(b.moment).toFixed(),
  }
}

async function readPresent(tx: Tx, wanted: readonly Wanted[]): Promise<Grouped<Decimal>> {
  if (wanted.length === 0) return new Map()
  const pieces = wanted.flatMap((each) => {
    const { carry, start, end } = each.request
    return piecesOf(carry ? beginning : start, end, 'hour').map((piece) => rowOf(each, piece, false))
  })
  return grouped(await store.readPresent(tx, pieces), (rows) => decimal(rows[0]?.present ?? 0n))
}

/** Levels of a busier meter are told by day, so that no line grows without bound. */
const mostSteps = 1000
/** A price that looks at each event must be able to. */
const mostValues = 1_000_000

async function readLevels(tx: Tx, wanted: readonly Wanted[], sums: Grouped<Sums>): Promise<Grouped<readonly LevelStep[]>> {
  const rows: (Pick<store.StepRow, 'index' | 'group' | 'step_at' | 'value_sum'> & Partial<store.StepRow>)[] = []
  const zoneOf = (each: Wanted): string | null => {
    const events = [...(sums.get(each.index)?.values() ?? [])].reduce((sum, { within }) => sum + (within?.events ?? 0n), 0n)
    return each.request.weighting === 'day' || events > mostSteps ? each.request.zone : null
  }
  const numbers = wanted.filter((each) => !isUnique(each))
  if (numbers.length > 0)
    rows.push(
      ...(await store.readSteps(
        tx,
        numbers.flatMap((each) => whole(each).map((piece) => rowOf(each, piece, false, zoneOf(each)))),
      )),
    )
  const items = wanted.filter(isUnique)
  if (items.length > 0) {
    const pieces = items.flatMap((each) => [
      ...(each.request.carry ? piecesOf(beginning, each.request.start, 'hour').map((piece) => rowOf(each, piece, true)) : []),
      ...whole(each).map((piece) => rowOf(each, piece, false, zoneOf(each))),
    ])
    rows.push(...(await store.readItemSteps(tx, pieces)))
  }
  const steps = grouped(rows, (all) => all)
  return new Map(
    wanted.map((each) => {
      const groups = new Set([...(steps.get(each.index)?.keys() ?? []), ...(sums.get(each.index)?.keys() ?? [])])
      return [
        each.index,
        new Map(
          [...groups].map((group) => [group, climb(each, sums.get(each.index)?.get(group), steps.get(each.index)?.get(group) ?? [])]),
        ),
      ]
    }),
  )
}

/** Walks up and down from what was carried in. */
function climb(
  { request, meter }: Wanted,
  sums: Sums | undefined,
  steps: readonly (Pick<store.StepRow, 'step_at' | 'value_sum'> & Partial<store.StepRow>)[],
): LevelStep[] {
  const { before } = sums ?? {}
  let level = zero
  if (request.carry && before) {
    if (meter.aggregation === 'last') level = decimal(before.last_value)
    else level = decimal(meter.aggregation === 'max' ? before.value_max : before.value_sum)
  }
  const levels: LevelStep[] = [{ since: request.start, quantity: level }]
  for (const { step_at: since, value_sum: sum, value_max: max = sum, last_value: last = sum } of steps) {
    if (meter.aggregation === 'last') level = decimal(last)
    else if (meter.aggregation === 'max') level = level.lt(max) ? decimal(max) : level
    else level = level.plus(sum)
    if (levels.at(-1)?.since.equals(since)) levels.pop()
    levels.push({ since, quantity: level })
  }
  return levels
}

async function readValues(tx: Tx, wanted: readonly Wanted[], sums: Grouped<Sums>): Promise<Grouped<readonly Decimal[]>> {
  if (wanted.length === 0) return new Map()
  for (const { index, request } of wanted) {
    const events = [...(sums.get(index)?.values() ?? [])].reduce((sum, { within }) => sum + (within?.events ?? 0n), 0n)
    if (events > mostValues) throw new Error(`${events} events are too many to charge one by one: ${request.key}`)
  }
  const rows = await store.readValues(
    tx,
    wanted.flatMap((each) => whole(each).map((piece) => rowOf(each, piece, false))),
  )
  return grouped(rows, (all) => all.flatMap(({ values }) => values.split(',').map(decimal)))
}

function grouped<Row extends { readonly index: number; readonly group: string | null }, T>(
  rows: readonly Row[],
  of: (rows: readonly Row[]) => T,
): Grouped<T> {
  const byIndex = Map.groupBy(rows, ({ index }) => index)
  return new Map(
    [...byIndex].map(([index, all]) => [
      index,
      new Map([...Map.groupBy(all, ({ group }) => group ?? '')].map(([group, some]) => [group, of(some)])),
    ]),
  )
}
