import { decimal } from '@quarterday/core/decimal.ts'
import { overridePrice } from '../modules/catalog/override-price.ts'
import { applyToCustomer } from '../modules/coupons/apply-coupon.ts'
import { createCustomer } from '../modules/customers/create-customer.ts'
import type { CustomerDetails } from '../modules/customers/customer.ts'
import { blankCustomer } from '../modules/customers/schema.ts'
import { overrideEntitlement } from '../modules/entitlements/override-entitlement.ts'
import { addPaymentMethod } from '../modules/payment-methods/add-payment-method.ts'
import { cancelSubscription } from '../modules/subscriptions/cancel-subscription.ts'
import { changeSubscription } from '../modules/subscriptions/change-subscription.ts'
import { pauseSubscription, resumeSubscription } from '../modules/subscriptions/pause-subscription.ts'
import { type StartSubscription, startSubscription } from '../modules/subscriptions/start-subscription.ts'
import { createWallet } from '../modules/wallets/create-wallet.ts'
import { topUpWallet } from '../modules/wallets/top-up-wallet.ts'
import type { PlanCode } from './catalog.ts'
import { createThanks, thanksCode } from './coupons.ts'
import { customerOf, type Scene, type Stage, subscriptionOf, unlessRefused } from './stage.ts'

/** A few customers whose stories are written out: one for each thing that a subscription can go through. */
export function regularScenes(end: Temporal.Instant): Scene[] {
  const today = end.toZonedDateTimeISO('Europe/Berlin')
  const ago = (days: number): Temporal.Instant => today.subtract({ days }).withPlainTime('10:30').toInstant()
  const on = (days: number, play: Scene['play']): Scene => ({ at: ago(days), play })
  return [
    // A house with its own price for a cup, and a month's minimum in return.
    on(300, async (stage) => {
      const { cups, commitment, plan } = stage.catalog.office
      const customer = await welcome(stage, 'hotel', { name: 'Grand Hotel Elbufer GmbH', ...hamburg })
      await overridePrice(stage.ctx, customer, {
        price: cups,
        nickname: 'Cups, house rate',
        terms: { model: 'per_unit', unit_amount: decimal(5) },
      })
      await subscribe(stage, 'hotel', { plan, items: [{ price: commitment }], conventions: { anchor: 'calendar' } })
    }),
    // Cups are paid in advance, and the wallet looks after itself.
    on(220, async (stage) => {
      const customer = await welcome(stage, 'coworking', { name: 'Kontor & Kaje Coworking GmbH', ...hamburg, locale: 'en' })
      const autoTopUp = { threshold: 5000n, amount: 15_000n, expiresAfterDays: null }
      const wallet = await createWallet(stage.ctx, {
        customerId: customer,
        name: 'Cups in advance',
        priority: 10,
        autoTopUp,
        appliesTo: null,
      })
      await topUpWallet(stage.ctx, wallet.id, { ...oneTopUp, amount: 20_000n, paid: true })
      await topUpWallet(stage.ctx, wallet.id, { ...oneTopUp, amount: 2500n, paid: false, memo: 'For the broken grinder in the first week' })
      await subscribe(stage, 'coworking', { plan: stage.catalog.office.plan, conventions: { anchor: 'calendar' } })
    }),
    // Whose card has been declined for some days: the story is read on the invoice.
    on(9, async (stage) => {
      await welcome(stage, 'bistro', { name: 'Bistro Ebbe & Flut', ...hamburg })
      await addPaymentMethod(stage.ctx, {
        customerId: customerOf(stage, 'bistro'),
        gateway: 'sandbox',
        token: 'pm_card_chargeDeclinedInsufficientFunds',
        isDefault: true,
      })
      await subscribe(stage, 'bistro', { ...monthly(stage, 'basic'), trialDays: 0 })
    }),
    on(30, (stage) =>
      overrideEntitlement(stage.ctx, {
        customerId: customerOf(stage, 'coworking'),
        feature: { code: 'hotline' },
        hasAccess: true,
        limit: undefined,
        reason: 'Trade fair in the house',
        expiresAt: today.add({ days: 30 }).toInstant(),
      }),
    ),
    // Beans and a machine, on one document a day.
    on(250, async (stage) => {
      await welcome(stage, 'roastery', {
        name: 'Blohm & Bean Rösterei GmbH',
        ...hamburg,
        conventions: { consolidation: 'customer_day', anchor: 'calendar' },
      })
      await subscribe(stage, 'roastery-beans', { ...monthly(stage, 'basic'), customer: customerOf(stage, 'roastery'), trialDays: 0 })
      await subscribe(stage, 'roastery', { plan: stage.catalog.office.plan })
    }),
    // A business elsewhere in the Union owes the tax itself.
    on(410, async (stage) => {
      const taxIds = [{ type: 'eu_vat', value: 'FR40303265045' }] as const
      const address = { line1: '8 quai de Bondy', city: 'Lyon', postal_code: '69005', country: 'FR' }
      await welcome(stage, 'atelier', { name: 'Atelier Lumière SARL', address, taxIds, locale: 'fr' })
      await subscribe(stage, 'atelier', { ...monthly(stage, 'pro'), quantity: decimal(4), trialDays: 0 })
    }),
    // The yard pays for its canteens.
    on(380, async (stage) => {
      const parentId = await welcome(stage, 'yard', {
        name: 'Norddock Werft AG',
        ...hamburg,
        conventions: { parent_billing: 'summary_per_child' },
      })
      for (const [who, name, plan] of canteens) {
        await welcome(stage, who, { name, ...hamburg, parentId })
        await subscribe(stage, who, { ...monthly(stage, plan), trialDays: 0 })
      }
    }),
    // Rows in summer only.
    on(330, async (stage) => {
      await welcome(stage, 'rowers', { name: 'Alster Ruderclub e.V.', ...hamburg })
      await subscribe(stage, 'rowers', { ...monthly(stage, 'basic'), trialDays: 0 })
    }),
    on(200, (stage) => pauseSubscription(stage.ctx, subscriptionOf(stage, 'rowers'), {})),
    on(140, (stage) => resumeSubscription(stage.ctx, subscriptionOf(stage, 'rowers'))),
    // Closed for the season, until a day that is known.
    on(270, async (stage) => {
      const address = { line1: 'Strandweg 3', city: 'Sankt Peter-Ording', postal_code: '25826', country: 'DE' }
      await welcome(stage, 'surfers', { name: 'Mole Sieben Surfschule GmbH', address })
      await subscribe(stage, 'surfers', { ...monthly(stage, 'pro'), quantity: decimal(2), trialDays: 0 })
    }),
    on(36, (stage) =>
      pauseSubscription(stage.ctx, subscriptionOf(stage, 'surfers'), { resumesAt: today.add({ days: 75 }).startOfDay().toInstant() }),
    ),
    // Moves out on a day in the middle of a period.
    on(160, async (stage) => {
      await welcome(stage, 'tours', { name: 'Speicherstadt Touren GmbH', ...hamburg })
      await subscribe(stage, 'tours', { ...monthly(stage, 'pro'), quantity: decimal(3), trialDays: 0 })
    }),
    on(12, (stage) =>
      cancelSubscription(stage.ctx, subscriptionOf(stage, 'tours'), { timing: 'at', at: today.add({ days: 40 }).startOfDay().toInstant() }),
    ),
    // Three months of Basic, then Pro by itself.
    on(50, async (stage) => {
      const customer = await welcome(stage, 'bakery', { name: 'Kleine Freiheit Backstube GmbH', ...hamburg })
      const phases = [
        { ...monthly(stage, 'basic'), periods: 3 },
        { ...monthly(stage, 'pro'), quantity: decimal(2) },
      ]
      await subscribe(stage, 'bakery', { customer, phases, endBehavior: 'release', trialDays: 0 })
    }),
    // Grows within a month, and gets a credit note for what it had paid.
    on(120, async (stage) => {
      await welcome(stage, 'press', { name: 'Presse am Fleet GmbH', ...hamburg })
      await subscribe(stage, 'press', {
        ...monthly(stage, 'pro'),
        quantity: decimal(2),
        trialDays: 0,
        conventions: { credit_policy: 'credit_note' },
      })
    }),
    on(47, (stage) => changeSubscription(stage.ctx, subscriptionOf(stage, 'press'), { quantity: decimal(5) })),
    on(60, (stage) => createThanks(stage.ctx)),
    ...['hotel', 'press', 'yard-kiel', ...thanked].map((who, index) =>
      on(58 - index, ({ ctx, customers }) => {
        const customer = customers.get(who)
        return customer ? unlessRefused(() => applyToCustomer(ctx, customer, { promotionCode: thanksCode })) : Promise.resolve()
      }),
    ),
  ]
}

const hamburg = { address: { line1: 'Am Kaiserkai 40', city: 'Hamburg', postal_code: '20457', country: 'DE' } }

const canteens = [
  ['yard-kiel', 'Norddock Kantine Kiel GmbH', 'pro'],
  ['yard-rostock', 'Norddock Kantine Rostock GmbH', 'basic'],
] as const

/** Of the many, those who typed the word. */
const thanked = [0, 5, 9, 12, 18, 21, 27, 33, 40, 52, 66].map((index) => `shop-${index}`)

const oneTopUp = { reference: null, priority: 10, availableAt: null, expiresAt: null, rollover: null, expiresAfterDays: null, memo: null }

function monthly({ catalog }: Stage, code: PlanCode) {
  const plan = catalog.plans.get(code)
  if (!plan) throw new Error(`the demo has no plan ${code}`)
  return { plan, interval: { unit: 'month', count: 1 } } as const
}

async function welcome(stage: Stage, who: string, { name = who, ...details }: Partial<CustomerDetails>) {
  const email = `accounts@${who}.example`
  const customer = await createCustomer(stage.ctx, {
    ...blankCustomer(name),
    externalId: who,
    email,
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    locale: 'de',
    ...details,
  })
  await addPaymentMethod(stage.ctx, { customerId: customer.id, gateway: 'sandbox', token: 'pm_card_visa', isDefault: true })
  stage.customers.set(who, customer.id)
  return customer.id
}

async function subscribe(
  stage: Stage,
  who: string,
  wanted: Omit<StartSubscription, 'customer'> & Partial<Pick<StartSubscription, 'customer'>>,
) {
  const { customer = customerOf(stage, who), ...rest } = wanted
  stage.subscriptions.set(who, await startSubscription(stage.ctx, { ...rest, customer }))
}
