import type { Chance } from './chance.ts'
import { type Catalogue, planCount } from './draw-opening.ts'
import type { Deed, Setting, Step } from './trace.ts'

interface Draw {
  readonly chance: Chance
  readonly catalogue: Catalogue
  readonly setting: Setting
  /** Which subscription the step is about. */
  readonly sub: string
  /** How many steps there are before it: makes keys that are new. */
  readonly index: number
}

type DrawStep = (draw: Draw) => Step

/** 20 to 40 deeds and waits on one to three subscriptions, drawn without looking at what they lead to. */
export function drawSteps(chance: Chance, catalogue: Catalogue, setting: Setting): Step[] {
  const subs = chance.int(1, 3)
  const deeds = chance.int(20, 40)
  const starts = Array.from({ length: subs }, (_, index) => ({ step: index === 0 ? 0 : chance.int(0, deeds - 1), sub: `sub${index}` }))
  return Array.from({ length: deeds }, (_, index) => index).flatMap((index) => {
    const begun = starts.filter(({ step }) => step <= index)
    const sub = chance.pick(begun).sub
    const begins = starts.filter(({ step }) => step === index)
    const started = begins.map((each) => start({ chance, catalogue, setting, sub: each.sub, index }))
    return [...started, chance.weighted(kinds)({ chance, catalogue, setting, sub, index })]
  })
}

const wait: DrawStep = ({ chance }) => {
  const [least, most] = chance.weighted([
    [2, [1, 12]],
    [3, [24, 72]],
    [4, [100, 400]],
    [4, [500, 1000]],
    [1, [1800, 2600]],
  ] as const)
  return { hours: chance.int(least, most) }
}

function start({ chance, catalogue, sub }: Draw): Step {
  const plan = planOf(chance, catalogue)
  const phased = chance.percent(12)
  const body = {
    customer: customerOf(chance, catalogue),
    ...(phased ? phasesOf(chance, catalogue) : plan),
    ...(chance.percent(50) || phased ? {} : { quantity: quantityOf(chance) }),
    ...chance.weighted<object>([
      [7, {}],
      [2, { start_at: `@now-${chance.int(5, 1500)}h` }],
      [2, { start_at: `@now+${chance.int(5, 900)}h` }],
    ]),
    ...(chance.percent(20) ? { trial_days: chance.pick([0, 1, 10, 40]) } : {}),
    ...(chance.percent(8) ? { trial_end: chance.pick(['cancel_without_payment_method', 'pause_without_payment_method']) } : {}),
    ...(chance.percent(10) ? { term_months: chance.pick([1, 2, 5]), term_end: chance.pick(['expire', 'renew']) } : {}),
    ...(chance.percent(10) ? { anchor_day: chance.pick([1, 15, 29, 31]) } : {}),
    ...(chance.percent(20) && catalogue.coupons > 0 ? { coupon: couponOf(chance, catalogue) } : {}),
    ...(chance.percent(10) ? { collection_method: 'send_invoice' } : {}),
    ...(chance.percent(15) ? { spending_cap: { amount: chance.pick([1, 999, 20_000]), action: chance.pick(['limit', 'notify']) } } : {}),
    allow_overlap: true,
  }
  return { method: 'POST', url: '/v1/subscriptions', body, as: sub, preview: '/v1/subscriptions/preview' }
}

function phasesOf(chance: Chance, catalogue: Catalogue): object {
  const phase = (): object => planOf(chance, catalogue)
  const first = { ...phase(), ...(chance.percent(60) ? { periods: chance.int(1, 3) } : { until: `@now+${chance.int(200, 2500)}h` }) }
  const ends = chance.percent(40)
  const last = { ...phase(), ...(ends ? { periods: chance.int(1, 2) } : {}) }
  return { phases: [first, last], end_behavior: ends ? 'cancel' : 'release' }
}

const change: DrawStep = ({ chance, catalogue, sub }) => {
  const plan = chance.int(0, planCount - 1)
  const price = `@price${plan}.${chance.int(0, 3)}`
  const what = chance.weighted<object>([
    [4, planOf(chance, catalogue)],
    [1, { ...planOf(chance, catalogue), quantity: quantityOf(chance) }],
    [4, { quantity: quantityOf(chance) }],
    [1, { items: [{ price, quantity: quantityOf(chance) }] }],
    [1, { items: [{ item: `@item${chance.int(0, 3)}`, remove: true }] }],
    [1, { items: [{ item: `@item${chance.int(0, 3)}`, price }] }],
    [1, { items: [{ item: `@item${chance.int(0, 3)}`, quantity: quantityOf(chance) }] }],
  ])
  const body = {
    ...what,
    ...chance.weighted<object>([
      [4, {}],
      [4, { timing: 'now' }],
      [2, { timing: 'period_end' }],
      [1, { timing: 'at', at: `@now+${chance.int(10, 800)}h` }],
    ]),
    ...(chance.percent(30) ? { proration: chance.pick(['invoice_now', 'next_invoice', 'none']) } : {}),
    ...(chance.percent(30) ? { release_schedule: true } : {}),
  }
  return about(sub, 'change', body, 'preview_change')
}

const cancel: DrawStep = ({ chance, sub }) => {
  const body = chance.weighted<object>([
    [2, { timing: 'now' }],
    [3, { timing: 'period_end' }],
    [2, { timing: 'at', at: `@now+${chance.int(10, 1500)}h` }],
    [1, { timing: 'at', at: `@now-${chance.int(10, 300)}h` }],
  ])
  const credit = chance.percent(20) ? { credit: chance.pick(['credit_note', 'customer_balance', 'invoice_line', 'refund', 'none']) } : {}
  return about(sub, 'cancel', { ...body, ...credit }, 'preview_cancel')
}

const pause: DrawStep = ({ chance, sub }) => {
  const body = {
    ...chance.weighted<object>([
      [4, {}],
      [2, { at: `@now+${chance.int(10, 900)}h` }],
      [1, { at: `@now-${chance.int(10, 200)}h` }],
    ]),
    ...(chance.percent(50) ? { resumes_at: `@now+${chance.int(100, 2500)}h` } : {}),
  }
  return about(sub, 'pause', body, 'preview_pause')
}

const resume: DrawStep = ({ chance, sub }) =>
  about(
    sub,
    'resume',
    chance.weighted<object>([
      [5, {}],
      [1, { at: `@now+${chance.int(10, 600)}h` }],
      [1, { at: `@now-${chance.int(10, 200)}h` }],
    ]),
    'preview_resume',
  )

const usage: DrawStep = (draw) => {
  const { chance, catalogue, sub, index } = draw
  if (catalogue.meters.length === 0) return wait(draw)
  const event = (place: number): object => ({
    meter: chance.pick(catalogue.meters).code,
    key: chance.percent(10) ? `key-${chance.int(0, index)}-0` : `key-${index}-${place}`,
    ...(chance.percent(80) ? { subscription: `@${sub}` } : { customer: customerOf(chance, catalogue) }),
    occurred_at: chance.weighted([
      [5, '@now-0h'],
      [3, `@now-${chance.int(1, 200)}h`],
      [2, `@now-${chance.int(200, 1500)}h`],
    ] as const),
    properties: {
      units: String(
        chance.weighted([
          [8, chance.int(0, 40)],
          [1, 2.5],
        ]),
      ),
    },
  })
  if (chance.percent(30)) return { method: 'POST', url: '/v1/usage_events', body: event(0) }
  return {
    method: 'POST',
    url: '/v1/usage_events/batch',
    body: { events: Array.from({ length: chance.int(1, 6) }, (_, place) => event(place)) },
  }
}

const money: DrawStep = ({ chance, catalogue, setting, index }) => {
  const customer = customerOf(chance, catalogue)
  const amount = chance.pick([100, 999, 5000, 70_000])
  const expires = chance.percent(30) ? { expires_at: `@now+${chance.int(30, 2000)}h` } : {}
  return chance.weighted<Deed>([
    [3, { method: 'POST', url: `/v1/customers/${customer}/credit_grants`, body: { amount, currency: setting.currency, ...expires } }],
    [
      1,
      {
        method: 'POST',
        url: '/v1/wallets',
        body: { customer, name: `Wallet ${index}`, ...(chance.percent(40) && { applies_to: { kinds: ['usage'] } }) },
        as: 'wal',
      },
    ],
    [2, { method: 'POST', url: '/v1/wallets/@wal/top_up', body: { amount, paid: chance.percent(60), ...expires } }],
    [
      1,
      { method: 'POST', url: '/v1/wallets/@wal/withdraw', body: { destination: chance.pick(['customer_balance', 'refund', 'forfeit']) } },
    ],
  ])
}

const coupon: DrawStep = ({ chance, catalogue, sub }) => {
  if (catalogue.coupons === 0 || chance.percent(30)) return { method: 'DELETE', url: `/v1/discounts/@discount${chance.int(0, 3)}` }
  const target = chance.percent(50) ? `/v1/subscriptions/@${sub}` : `/v1/customers/${customerOf(chance, catalogue)}`
  return { method: 'POST', url: `${target}/apply_coupon`, body: { coupon: couponOf(chance, catalogue) } }
}

const invoice: DrawStep = ({ chance, catalogue }) => {
  const place = chance.int(0, 9)
  const line = { description: 'Workshop', quantity: quantityOf(chance, 1), unit_amount: chance.pick(['4900', '333.5', '12', '-700']) }
  const body = { customer: customerOf(chance, catalogue), lines: [line, { description: 'Travel', unit_amount: '1234' }] }
  return chance.weighted<Deed>([
    [2, { method: 'POST', url: '/v1/invoices', body: { ...body, finalize: chance.percent(50) } }],
    [2, { method: 'POST', url: `/v1/invoices/@draft${place}/finalize` }],
    [1, { method: 'PATCH', url: `/v1/invoices/@draft${place}`, body: { lines: body.lines } }],
    [2, { method: 'POST', url: `/v1/invoices/@open${place}/pay`, body: {} }],
    [
      1,
      {
        method: 'POST',
        url: `/v1/invoices/@open${place}/record_payment`,
        body: { amount: chance.pick([100, 1500]), reference: 'Transfer' },
      },
    ],
    [2, { method: 'POST', url: `/v1/invoices/@open${place}/void` }],
    [2, { method: 'POST', url: `/v1/invoices/@open${place}/reissue`, body: {}, preview: `/v1/invoices/@open${place}/reissue/preview` }],
    [1, { method: 'POST', url: `/v1/invoices/@open${place}/mark_uncollectible` }],
    [4, creditNote(chance, place)],
    [1, { method: 'POST', url: `/v1/credit_notes/@note${place}/void` }],
  ])
}

function creditNote(chance: Chance, place: number): Deed {
  const parts = chance.weighted<object>([
    [3, { lines: [{ line: `@line${chance.int(0, 3)}`, amount: chance.pick([1, 99, 500]) }] }],
    [2, { amount: chance.pick([1, 250, 3000]) }],
    [1, {}],
  ])
  const settle = chance.percent(40) ? { settle: chance.pick(['reduce_due', 'credit', 'refund']) } : {}
  const body = { invoice: `@issued${place}`, reason: 'other', ...parts, ...settle }
  return { method: 'POST', url: '/v1/credit_notes', body, preview: '/v1/credit_notes/preview' }
}

const card: DrawStep = ({ chance, catalogue }) => {
  const token = chance.pick(['pm_card_visa', 'pm_card_chargeDeclined', 'pm_card_chargeDeclinedLostCard'])
  return { method: 'POST', url: '/v1/payment_methods', body: { customer: customerOf(chance, catalogue), gateway: 'sandbox', token } }
}

const trialEnd: DrawStep = ({ chance, sub }) =>
  about(sub, 'end_trial', chance.percent(50) ? {} : { trial_ends_at: `@now+${chance.int(1, 900)}h` })

const kinds: readonly (readonly [number, DrawStep])[] = [
  [40, wait],
  [16, change],
  [14, usage],
  [8, invoice],
  [5, money],
  [4, coupon],
  [4, pause],
  [4, resume],
  [3, cancel],
  [2, ({ sub }) => about(sub, 'uncancel')],
  [2, ({ sub, chance }) => about(sub, `changes/@change${chance.int(0, 1)}/withdraw`)],
  [2, ({ sub, chance }) => about(sub, 'move_anchor', { day: chance.pick([1, 7, 15, 28, 31]) })],
  [2, trialEnd],
  [2, card],
]

function about(sub: string, action: string, body?: object, preview?: string): Deed {
  const url = `/v1/subscriptions/@${sub}`
  return { method: 'POST', url: `${url}/${action}`, ...(body && { body }), ...(preview && { preview: `${url}/${preview}` }) }
}

function planOf(chance: Chance, { intervals }: Catalogue): object {
  return { plan: `@plan${chance.int(0, planCount - 1)}`, ...(intervals.length > 1 ? { interval: chance.pick(intervals) } : {}) }
}

function customerOf(chance: Chance, { customers }: Catalogue): string {
  return `@cus${chance.int(0, customers - 1)}`
}

function couponOf(chance: Chance, { coupons }: Catalogue): string {
  return `coupon${chance.int(0, coupons - 1)}`
}

function quantityOf(chance: Chance, least = 0): string {
  return chance.weighted([
    [10, String(chance.int(1, 12))],
    [1, String(least)],
    [1, '2.5'],
  ])
}
