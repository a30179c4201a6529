import { decimal } from '@quarterday/core/decimal.ts'
import { encodeId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { recordAudit } from '../kit/audit.ts'
import type { Clock } from '../kit/clock.ts'
import { type Context, newContext } from '../kit/context.ts'
import type { Database } from '../kit/db.ts'
import { committingLate } from '../kit/db-late.ts'
import type { Job } from '../kit/job.ts'
import type { Logger } from '../kit/log.ts'
import { createCustomer } from '../modules/customers/create-customer.ts'
import { blankCustomer } from '../modules/customers/schema.ts'
import { updateSettings } from '../modules/notifications/update-settings.ts'
import { createOrganization } from '../modules/organizations/create-organization.ts'
import { addPaymentMethod } from '../modules/payment-methods/add-payment-method.ts'
import { recordPayment } from '../modules/payments/record-payment.ts'
import { advanceSandbox } from '../modules/sandboxes/advance-sandbox.ts'
import { cancelSubscription } from '../modules/subscriptions/cancel-subscription.ts'
import { changeSubscription } from '../modules/subscriptions/change-subscription.ts'
import { startSubscription } from '../modules/subscriptions/start-subscription.ts'
import { createCatalog } from './catalog.ts'
import { createWelcome, welcomeCode } from './coupons.ts'
import { cupScenes } from './cups.ts'
import { createDunningPolicy } from './dunning.ts'
import { type DemoPortal, openDemoPortal } from './portal.ts'
import { regularScenes } from './regulars.ts'
import { createStaff } from './staff.ts'
import { customerOf, type Scene, type Stage, unlessRefused } from './stage.ts'
import { type DatedDeed, type Deed, type Person, storyUpTo } from './story.ts'
import { createTaxRates } from './taxes.ts'
import { ticketScenes } from './tickets.ts'

export interface DemoParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly deriveKey: Context['deriveKey']
  readonly outside: Context['outside']
  /** What falls due by itself. */
  readonly jobs: readonly Job[]
  onProgress(done: number, total: number, label: string): void
}

/**
 * Makes the sandbox "Harbour Coffee": plans, some hundred and thirty customers in four currencies, and two years of history up to today. Nothing of it is
 * invented but who did what when: every bill is the engine's own, under the sandbox's clock. The same past on every machine of a day.
 */
export async function seedDemo(parts: DemoParts): Promise<{ organizationId: string; apiKey: string; portal: DemoPortal }> {
  const { database, clock, log, deriveKey, outside, jobs, onProgress } = parts
  const end = clock.now()
  const { start, deeds } = storyUpTo(end)
  const { organization, issued } = await createOrganization(parts, { ...harbourCoffee, clockAt: start })
  const actor = { kind: 'system', job: 'demo' } as const
  const system = newContext({ organizationId: organization.id, actor, requestId: 'demo', log, database, clock, deriveKey, outside })
  const ctx = newContext({ ...system, database: committingLate(database) })
  await createTaxRates(ctx)
  const stage: Stage = { ctx, catalog: await createCatalog(ctx), customers: new Map(), subscriptions: new Map() }
  await createWelcome(ctx)
  await createDunningPolicy(ctx)
  await createStaff(system)
  // Two years of messages are nobody's news: those of the last days are enough to look at.
  await updateSettings(ctx, { enabled: false, senderName: 'Harbour Coffee', accentColor: '#8a4b22' })
  let isTelling = false
  for (const [index, { at, play }] of scenesOf(deeds, end).entries()) {
    await advanceSandbox(ctx, jobs, at)
    if (!isTelling && Temporal.Instant.compare(at, end.subtract({ hours: 24 * daysTold })) >= 0) {
      await updateSettings(ctx, { enabled: true })
      isTelling = true
    }
    await play(stage)
    if (index % 5 === 0) onProgress(share({ at }, start, end), 100, at.toZonedDateTimeISO('UTC').toPlainDate().toString())
  }
  // The last step waits for the disk, and with it all that came before is there.
  await advanceSandbox(system, jobs, end)
  const portal = await openDemoPortal(system, customerOf(stage, 'coworking'))
  const detail = { customers: stage.customers.size, subscriptions: stage.subscriptions.size }
  await system.transaction(async (tx) => recordAudit(tx, system, { action: 'job.demo', detail }))
  onProgress(100, 100, 'today')
  return { organizationId: encodeId('org', organization.id), apiKey: issued.text, portal }
}

const daysTold = 5

/** What the many do, what the regulars do, and what the machines count, in the order of time. */
function scenesOf(deeds: readonly DatedDeed[], end: Temporal.Instant): readonly Scene[] {
  const many = deeds.map(({ at, deed }): Scene => ({ at, play: (stage) => play(stage, deed) }))
  return [...many, ...regularScenes(end), ...cupScenes(end), ...ticketScenes(end)].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
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

async function play(stage: Stage, deed: Deed): Promise<void> {
  return deed.kind === 'join' ? join(stage, deed) : later(stage, deed)
}

async function later(stage: Stage, deed: Exclude<Deed, { kind: 'join' }>): Promise<void> {
  const { ctx, catalog } = stage
  const who = nameOf(deed.person)
  const customer = stage.customers.get(who)
  const subscription = stage.subscriptions.get(who)
  if (!customer || !subscription) return
  switch (deed.kind) {
    case 'change':
      return unlessRefused(() =>
        changeSubscription(ctx, subscription, { plan: catalog.plans.get(deed.plan), quantity: decimal(deed.seats) }),
      )
    case 'cancel':
      return unlessRefused(() => cancelSubscription(ctx, subscription, { timing: deed.timing }))
    case 'new_card':
      return unlessRefused(() => addPaymentMethod(ctx, { customerId: customer, gateway: 'sandbox', token: deed.token, isDefault: true }))
    case 'transfer':
      return payOldest(ctx, deed.person, customer)
  }
}

async function join(stage: Stage, { person, plan, interval, seats, trial, welcome }: Extract<Deed, { kind: 'join' }>): Promise<void> {
  const { ctx, catalog } = stage
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
  stage.customers.set(nameOf(person), customer.id)
  if (!person.byTransfer)
    await addPaymentMethod(ctx, { customerId: customer.id, gateway: 'sandbox', token: cardOf(person), isDefault: true })
  const planId = catalog.plans.get(plan)
  if (!planId) throw new Error(`the demo has no plan ${plan}`)
  const trialDays = trial ? undefined : 0
  const promotionCode = welcome ? welcomeCode : undefined
  const wanted = { customer: customer.id, plan: planId, interval, quantity: decimal(seats), trialDays, promotionCode }
  stage.subscriptions.set(nameOf(person), await startSubscription(ctx, wanted))
}

function nameOf({ index }: Person): string {
  return `shop-${index}`
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

function share({ at }: Pick<Scene, 'at'>, start: Temporal.Instant, end: Temporal.Instant): number {
  return Math.round(((at.epochMilliseconds - start.epochMilliseconds) / (end.epochMilliseconds - start.epochMilliseconds)) * 100)
}
