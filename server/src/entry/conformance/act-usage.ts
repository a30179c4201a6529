import { newId } from '../../kit/ids.ts'
import { advance, type Board, type SetCharge } from './board.ts'
import { type Action, momentOf } from './case.ts'

/** Tells a meter what was used. Usage that is billed in advance is billed at once, and what it cost is noted. */
export async function recordUsage(board: Board, action: Action, sub: string): Promise<void> {
  const { timezone } = board.billingCase.given
  const charge = chargeOf(board, action)
  const at = momentOf(action.event_time ?? action.at, timezone).toString()
  const inAdvance = charge.given.billing === 'in_advance'
  const before = inAdvance ? await billedFor(board, charge, sub) : 0
  try {
    await board.client.post('/v1/usage_events/batch', { events: eventsOf(action, charge, sub, at) })
  } catch (error) {
    if (action.may_be_rejected || action.must_not_be_billed) return
    throw error
  }
  if (!inAdvance) return
  await advance(board, momentOf(action.at, timezone))
  board.eventCharges.push({
    at: action.at,
    sub: action.sub ?? 's1',
    charge: charge.given.code,
    amount: (await billedFor(board, charge, sub)) - before,
  })
}

export async function tell(board: Board, charge: SetCharge, subscription: string, units: number, at: Temporal.Instant): Promise<void> {
  const events = eventsOf({ at: '', do: 'record_usage', units }, charge, subscription, at.toString())
  await board.client.post('/v1/usage_events/batch', { events })
}

function eventsOf(action: Action, { given, meter }: SetCharge, subscription: string, occurredAt: string): object[] {
  const units = typeof action.units === 'number' ? action.units : 1
  const event = { meter, subscription, occurred_at: occurredAt }
  if (given.aggregation === 'unique_count') {
    const removed = action.operation === 'remove' ? { operation: 'remove' } : {}
    const ids = action.id === undefined ? Array.from({ length: Math.max(1, units) }, () => newId()) : [action.id]
    return ids.map((id) => ({ ...event, key: newId(), properties: { id, ...removed } }))
  }
  if (given.aggregation === 'count') {
    return Array.from({ length: Math.max(1, units) }, (_, index) => ({
      ...event,
      key: index === 0 && action.id !== undefined ? action.id : newId(),
    }))
  }
  const signed = action.operation === 'remove' ? -units : units
  return [{ ...event, key: action.id ?? newId(), properties: { units: String(signed) } }]
}

/** Sets a prepaid quantity that is not prorated: tells its meter by how much it rose or fell. */
export async function setLevel(board: Board, sub: string, charge: SetCharge, units: number, at: string): Promise<void> {
  const key = `${sub} ${charge.given.code}`
  const rise = units - (board.levels.get(key) ?? 0)
  board.levels.set(key, units)
  if (rise !== 0) await tell(board, charge, board.subs.get(sub)?.id ?? '', rise, momentOf(at, board.billingCase.given.timezone))
}

export function chargeOf(board: Board, action: Pick<Action, 'charge' | 'sub'>): SetCharge {
  const used = new Set(board.billingCase.timeline.filter((each) => (each.sub ?? 's1') === (action.sub ?? 's1')).map((each) => each.plan))
  const all = [...board.plans].flatMap(([code, plan]) => plan.charges.map((charge) => ({ code, charge })))
  const named = all.filter(({ charge }) => charge.given.code === action.charge)
  const charge = (named.find(({ code }) => used.has(code)) ?? named[0])?.charge
  if (!charge) throw new Error(`no such charge: ${action.charge}`)
  return charge
}

/** All that was ever billed for a charge, as priced. */
async function billedFor({ client }: Board, charge: SetCharge, subscription: string): Promise<number> {
  const invoices = await client.all(`/v1/invoices?subscription=${subscription}`)
  let sum = 0
  for (const { id, status } of invoices) {
    if (status === 'void') continue
    const { lines } = await client.get(`/v1/invoices/${id}`)
    for (const line of lines) if (line.price === charge.price && line.kind === 'usage') sum += line.amount
  }
  return sum
}
