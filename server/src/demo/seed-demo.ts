import { decimal } from '@quarterday/core/decimal.ts'
import { encodeId, type InvoiceId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import type { Clock } from '../kit/clock.ts'
import { type Context, newContext } from '../kit/context.ts'
import type { Database } from '../kit/db.ts'
import type { Job } from '../kit/job.ts'
import type { Logger } from '../kit/log.ts'
import { createCustomer } from '../modules/customers/create-customer.ts'
import { blankCustomer } from '../modules/customers/schema.ts'
import { createOrganization } from '../modules/organizations/create-organization.ts'
import { addPaymentMethod } from '../modules/payment-methods/add-payment-method.ts'
import { recordPayment } from '../modules/payments/record-payment.ts'
import { advanceSandbox } from '../modules/sandboxes/advance-sandbox.ts'
import { cancelSubscription } from '../modules/subscriptions/cancel-subscription.ts'
import { changeSubscription } from '../modules/subscriptions/change-subscription.ts'
import { startSubscription } from '../modules/subscriptions/start-subscription.ts'
import { createCatalog } from './catalog.ts'
import { type DatedDeed, type Deed, type Person, storyUpTo } from './story.ts'

export interface DemoParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly deriveKey: Context['deriveKey']
  /** What falls due by itself. */
  readonly jobs: readonly Job[]
  onProgress(done: number, total: number, label: string): void
}

/**
 * Makes the sandbox "Harbour Coffee": plans, some two hundred customers in four currencies, and two years of history up to today. Nothing of it is
 * invented but who did what when: every bill is the engine's own, under the sandbox's clock. The same past on every machine of a day.
 */
export async function seedDemo(parts: DemoParts): Promise<{ organizationId: string; apiKey: string }> {
  const { database, clock, log, deriveKey, jobs, onProgress } = parts
  const end = clock.now()
  const { start, deeds } = storyUpTo(end)
  const { organization, issued } = await createOrganization(parts, { ...harbourCoffee, clockAt: start })
  const actor = { kind: 'system', job: 'demo' } as const
  const ctx = newContext({ organizationId: organization.id, actor, requestId: 'demo', log, database, clock, deriveKey })
  const plans = await createCatalog(ctx)
  const cast: Cast = { ctx, plans, customers: new Map(), subscriptions: new Map() }
  for (const [index, { at, deed }] of deeds.entries()) {
    await advanceSandbox(ctx, jobs, at)
    await play(cast, deed)
    if (index % 5 === 0) onProgress(share({ at }, start, end), 100, at.toZonedDateTimeISO('UTC').toPlainDate().toString())
  }
  await advanceSandbox(ctx, jobs, end)
  onProgress(100, 100, 'today')
  return { organizationId: encodeId('org', organization.id), apiKey: issued.text }
}

const harbourCoffee = {
  name: 'Harbour Coffee',
  timezone: 'Europe/Berlin',
  currency: 'EUR',
  numberPrefix: 'HC-',
  party: {
    name: 'Harbour Coffee GmbH',
    email: 'billing@harbour-coffee.example',
    address: { line1: 'Am Sandtorkai 12', city: 'Hamburg', postal_code: '20457', country: 'DE' },
    taxIds: [{ type: 'eu_vat', value: 'DE136695976' }],
  },
} as const

interface Cast {
  readonly ctx: Context
  readonly plans: Awaited<ReturnType<typeof createCatalog>>
  readonly customers: Map<number, Awaited<ReturnType<typeof createCustomer>>>
  readonly subscriptions: Map<number, SubscriptionId>
}

async function play(cast: Cast, deed: Deed): Promise<void> {
  return deed.kind === 'join' ? join(cast, deed) : later(cast, deed)
}

async function later(cast: Cast, deed: Exclude<Deed, { kind: 'join' }>): Promise<void> {
  const { ctx, plans } = cast
  const customer = cast.customers.get(deed.person.index)
  const subscription = cast.subscriptions.get(deed.person.index)
  if (!customer || !subscription) return
  switch (deed.kind) {
    case 'change':
      return unlessRefused(() => changeSubscription(ctx, subscription, { plan: plans.get(deed.plan), quantity: decimal(deed.seats) }))
    case 'cancel':
      return unlessRefused(() => cancelSubscription(ctx, subscription, { timing: deed.timing }))
    case 'new_card':
      return unlessRefused(() => addPaymentMethod(ctx, { customerId: customer.id, gateway: 'sandbox', token: deed.token, isDefault: true }))
    case 'transfer':
      return payOldest(ctx, deed.person, customer.id)
  }
}

async function join(cast: Cast, { person, plan, interval, seats, trial }: Extract<Deed, { kind: 'join' }>): Promise<void> {
  const { ctx, plans } = cast
  const { region } = person
  const customer = await createCustomer(ctx, {
    ...blankCustomer(person.name),
    externalId: `shop_${1000 + person.index}`,
    email: person.email,
    address: { line1: person.street, city: region.city, postal_code: person.postalCode, country: region.country },
    currency: region.currency,
    timezone: region.timezone,
    locale: region.locale,
    collectionMethod: person.byTransfer ? 'send_invoice' : 'charge_automatically',
  })
  cast.customers.set(person.index, customer)
  if (!person.byTransfer)
    await addPaymentMethod(ctx, { customerId: customer.id, gateway: 'sandbox', token: cardOf(person), isDefault: true })
  const planId = plans.get(plan)
  if (!planId) throw new Error(`the demo has no plan ${plan}`)
  const trialDays = trial ? undefined : 0
  const id = await startSubscription(ctx, { customer: customer.id, plan: planId, interval, quantity: decimal(seats), trialDays })
  cast.subscriptions.set(person.index, id)
}

function cardOf({ index }: Person): string {
  return ['pm_card_visa', 'pm_card_visa', 'pm_card_mastercard', 'pm_card_amex'][index % 4] ?? 'pm_card_visa'
}

async function payOldest(ctx: Context, person: Person, customerId: string): Promise<void> {
  const oldest = await ctx.transaction(async (tx) => {
    const text = `SELECT id FROM invoices WHERE organization_id = $1 AND customer_id = $2 AND status IN ('open', 'overdue') ORDER BY id LIMIT 1`
    return (await tx.query<{ id: string }>(text, [tx.organizationId, customerId])).rows[0]
  })
  if (!oldest) return
  const id: InvoiceId = idOf('inv', oldest.id)
  await unlessRefused(() => recordPayment(ctx, id, { amount: undefined, reference: `Transfer from ${person.name}` }))
}

/** People try things that cannot be done any more, such as changing what they canceled. The story does not look ahead; the engine says no. */
async function unlessRefused(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

function share({ at }: Pick<DatedDeed, 'at'>, start: Temporal.Instant, end: Temporal.Instant): number {
  return Math.round(((at.epochMilliseconds - start.epochMilliseconds) / (end.epochMilliseconds - start.epochMilliseconds)) * 100)
}
