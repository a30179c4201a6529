import { makeDocument } from './act-money.ts'
import { recordUsage, setLevel } from './act-usage.ts'
import { advance, type Board, type SetCharge, type SetPlan } from './board.ts'
import { type Action, momentOf } from './case.ts'
import { lineOf, type ReadLine, withoutBalance } from './played.ts'

/** Does what one action of the timeline says; the clock stands at its moment. */
export async function act(board: Board, action: Action): Promise<void> {
  const { client, billingCase } = board
  const { timezone } = billingCase.given
  const sub = board.subs.get(action.sub ?? 's1')?.id ?? ''
  switch (action.do) {
    case 'advance_to':
      return
    case 'subscribe':
      return subscribe(board, action)
    case 'change_plan':
      return changePlan(board, action, sub)
    case 'preview_change': {
      const plan = board.plans.get(action.plan ?? '')?.id
      const preview = await client.post(`/v1/subscriptions/${sub}/preview_change`, { plan, ...timingOf(action) })
      const readings = [[preview.invoice], [preview.invoice, preview.next_invoice], [preview.next_invoice]].map((some) => {
        const parts = some.filter((part) => part !== null)
        const lines = parts.flatMap((part) => part.lines.map((line: ReadLine) => lineOf(board, line)))
        return { lines: withoutBalance(lines), total: parts.reduce((sum: number, part) => sum + part.total - part.credit_generated, 0) }
      })
      board.previews.set(action.at, readings)
      return
    }
    case 'set_quantity':
      return setQuantity(board, action, sub)
    case 'remove_item': {
      const { items } = await client.get(`/v1/subscriptions/${sub}`)
      const item = itemOf(board, items, planOf(board, action), null)
      await client.post(`/v1/subscriptions/${sub}/change`, {
        items: [{ item: item?.id, remove: true }],
        ...timingOf({ timing: 'immediate', ...action }),
      })
      return
    }
    case 'set_anchor_day':
      await client.post(`/v1/subscriptions/${sub}/move_anchor`, { day: action.day })
      return
    case 'pause':
    case 'resume': {
      const at = action.effective === undefined ? {} : { at: momentOf(action.effective, timezone).toString() }
      await client.post(`/v1/subscriptions/${sub}/${action.do}`, at)
      return
    }
    case 'cancel':
      return cancel(board, action, sub)
    case 'uncancel':
      await client.post(`/v1/subscriptions/${sub}/uncancel`)
      return
    case 'record_usage':
      return recordUsage(board, action, sub)
    default:
      return makeDocument(board, action)
  }
}

async function subscribe(board: Board, action: Action): Promise<void> {
  const { client, billingCase } = board
  const { timezone, customer: givenCustomer } = billingCase.given
  const name = action.sub ?? 's1'
  const customerName = action.customer ?? (board.customers.has('') ? '' : ([...board.customers.keys()][0] ?? ''))
  const customer = board.customers.get(customerName) ?? ''
  const inGroup = action.group === undefined ? undefined : board.groups.get(action.group)
  if (inGroup !== undefined) {
    if (!startsGroup(board, action)) await joinGroup(board, action, inGroup)
    board.subs.set(name, { id: inGroup, customer: customerName })
    return
  }
  const plan = board.plans.get(action.plan ?? '')
  if (!plan) throw new Error(`no such plan: ${action.plan}`)
  const anchorDay = action.anchor_day ?? billingCase.given.customers?.[customerName]?.anchor_day ?? givenCustomer?.anchor_day
  const together = companions(board, action).map((each) => ({
    price: board.plans.get(each.plan ?? '')?.price,
    quantity: String(each.quantity ?? 1),
  }))
  const sale = (of: SetPlan): object => {
    const items = [...quantities(action, of), ...together]
    return { plan: of.id, ...(items.length > 0 && { items }) }
  }
  const phases = plan.phases.map((phase) => ({ ...sale(phase.plan), ...(phase.periods !== null && { periods: phase.periods }) }))
  const started = await client.post('/v1/subscriptions', {
    customer,
    ...(phases.length > 0 ? { phases } : sale(plan)),
    ...(anchorDay !== undefined && { anchor_day: anchorDay }),
    ...(action.anchor_at !== undefined && { anchor_at: momentOf(action.anchor_at, timezone).toString() }),
  })
  board.subs.set(name, { id: started.id, customer: customerName })
  if (action.group !== undefined) board.groups.set(action.group, started.id)
  for (const charge of plan.charges) if (charge.isLevel) await setLevel(board, name, charge, unitsOf(action, charge), action.at)
  if (action.end_date !== undefined)
    await client.post(`/v1/subscriptions/${started.id}/cancel`, { timing: 'at', at: momentOf(action.end_date, timezone).toString() })
}

/** The other items that a group starts with at the same moment. */
function companions({ billingCase }: Board, action: Action): Action[] {
  if (action.group === undefined) return []
  const { group, at } = action
  return billingCase.timeline.filter((each) => each !== action && each.do === 'subscribe' && each.group === group && each.at === at)
}

function startsGroup(board: Board, action: Action): boolean {
  const first = board.billingCase.timeline.find((each) => each.do === 'subscribe' && each.group === action.group)
  return first !== undefined && first.at === action.at
}

/** Another item of a subscription that exists. */
async function joinGroup({ client, plans }: Board, action: Action, subscription: string): Promise<void> {
  const price = plans.get(action.plan ?? '')?.price
  await client.post(`/v1/subscriptions/${subscription}/change`, {
    items: [{ price, quantity: String(action.quantity ?? 1) }],
    timing: 'now',
  })
}

/** The quantities of a plan's items that somebody says: of its own price, and of prepaid charges. */
function quantities(action: Action, { price, charges }: SetPlan): object[] {
  const own = action.quantity === undefined ? [] : [{ price, quantity: String(action.quantity) }]
  const prepaid = charges.filter((charge) => charge.meter === null)
  return [...own, ...prepaid.map((charge) => ({ price: charge.price, quantity: String(unitsOf(action, charge)) }))]
}

function unitsOf({ units, quantity }: Action, { given }: SetCharge): number {
  const said = typeof units === 'number' ? units : units?.[given.code]
  return said ?? given.units ?? quantity ?? 1
}

/** A billing day of its own begins with the new plan where that begins now; otherwise it is moved for the time after. */
async function changePlan(board: Board, action: Action, sub: string): Promise<void> {
  const { client } = board
  const plan = board.plans.get(action.plan ?? '')
  if (!plan) throw new Error(`no such plan: ${action.plan}`)
  const proration = prorations[action.proration ?? '']
  const timing = timingOf(action)
  const { status } = await client.get(`/v1/subscriptions/${sub}`)
  const restarts = action.anchor_day !== undefined && timing.timing === 'now' && (status === 'active' || status === 'past_due')
  const items = quantities(action, plan)
  await client.post(`/v1/subscriptions/${sub}/change`, {
    plan: plan.id,
    release_schedule: true,
    ...timing,
    ...(items.length > 0 && { items }),
    ...(proration !== undefined && { proration }),
    ...(restarts && { anchor_day: action.anchor_day }),
  })
  if (action.anchor_day !== undefined && !restarts) await client.post(`/v1/subscriptions/${sub}/move_anchor`, { day: action.anchor_day })
}

const prorations: Readonly<Record<string, string>> = { none: 'none', immediate: 'invoice_now', next_invoice: 'next_invoice' }

async function setQuantity(board: Board, action: Action, sub: string): Promise<void> {
  const { client, billingCase } = board
  const { timezone } = billingCase.given
  const effective = action.effective === undefined ? null : momentOf(action.effective, timezone)
  const later = effective !== null && Temporal.Instant.compare(effective, momentOf(action.at, timezone)) > 0
  const timing = later ? { timing: 'at', at: effective.toString() } : { timing: 'now' }
  const quantity = action.quantity ?? (typeof action.units === 'number' ? action.units : 1)
  const plan = planOf(board, action)
  const charge = action.charge === undefined ? undefined : board.plans.get(plan)?.charges.find(({ given }) => given.code === action.charge)
  if (charge?.isLevel) return setLevel(board, action.sub ?? 's1', charge, quantity, action.effective ?? action.at)
  const { items } = await client.get(`/v1/subscriptions/${sub}`)
  const item = itemOf(board, items, plan, action.charge ?? null)
  const body = item ? { items: [{ item: item.id, quantity: String(quantity) }] } : { quantity: String(quantity) }
  await client.post(`/v1/subscriptions/${sub}/change`, { ...body, ...timing })
}

/** The item of a plan's own price, or of a charge of it, in whatever phase. */
function itemOf({ sold }: Board, items: readonly ReadItem[], plan: string, charge: string | null): ReadItem | undefined {
  return items.find((item) => {
    const each = sold.get(typeof item.price === 'string' ? item.price : item.price.id)
    return each?.plan === plan && each.charge === charge
  })
}

interface ReadItem {
  readonly id: string
  readonly price: string | { readonly id: string }
}

async function cancel(board: Board, action: Action, sub: string): Promise<void> {
  const { client, billingCase } = board
  const { timezone } = billingCase.given
  const credit = action.credit === undefined ? {} : { credit: action.credit }
  const at = (text: string) => ({ timing: 'at', at: momentOf(text, timezone).toString(), ...credit })
  if (action.timing === 'at_date' && action.effective !== undefined) {
    await client.post(`/v1/subscriptions/${sub}/cancel`, at(action.effective))
    return
  }
  if (action.timing !== 'immediate') {
    await client.post(`/v1/subscriptions/${sub}/cancel`, { timing: 'period_end', ...credit })
    return
  }
  const today = momentOf(action.at, timezone).toZonedDateTimeISO(timezone).toPlainDate()
  const firstFree = billingCase.convention.cancel_day === 'billed' ? today.add({ days: 1 }) : today
  const sameAsNow = action.boundary === undefined || action.boundary === firstFree.toString() || action.boundary.includes('T')
  const body = sameAsNow ? { timing: 'now', ...credit } : at(action.boundary ?? '')
  await client.post(`/v1/subscriptions/${sub}/cancel`, body)
  // The day itself may still have to pass.
  if (!sameAsNow) await advance(board, momentOf(action.boundary ?? '', timezone))
}

function timingOf(action: Pick<Action, 'timing'>): { readonly timing?: string } {
  if (action.timing === 'immediate') return { timing: 'now' }
  return action.timing === 'end_of_period' ? { timing: 'period_end' } : {}
}

/** The plan that a subscription was last moved to by an action before this one. */
function planOf({ billingCase }: Board, action: Action): string {
  const name = action.sub ?? 's1'
  if (action.plan !== undefined) return action.plan
  const until = billingCase.timeline.indexOf(action)
  const moves = billingCase.timeline
    .slice(0, until)
    .filter((each) => (each.sub ?? 's1') === name && each.plan !== undefined && moving.has(each.do))
  return moves.at(-1)?.plan ?? ''
}

const moving = new Set(['subscribe', 'change_plan'])
