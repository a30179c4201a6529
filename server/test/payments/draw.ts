import { type Chance, chanceOf } from '../histories/chance.ts'
import type { PaymentStep, PaymentTrace, PlannedFault } from './trace.ts'

/** What happens in the history of a seed. Every second is at Stripe, where faults can be planned. */
export function drawPayments(seed: number): PaymentTrace {
  const chance = chanceOf(seed)
  const gateway = seed % 2 === 0 ? 'sandbox' : 'stripe'
  const cards = Array.from({ length: chance.int(1, 3) }, () => (chance.percent(8) ? null : drawCard(chance, gateway)))
  const weekly = 100 * chance.int(5, 90)
  const begin: PaymentStep = { do: 'bill', customer: 0, amount: drawAmount(chance), byHand: false }
  const steps = Array.from({ length: chance.int(6, 16) }, () => drawStep(chance, gateway))
  return { seed, gateway, cards, weekly, steps: [begin, ...steps] }
}

type Gateway = PaymentTrace['gateway']

const keptCards = [
  [40, 'pm_card_visa'],
  [8, 'pm_card_mastercard'],
  [8, 'pm_card_chargeCustomerFail'],
  [8, 'pm_card_authenticationRequired'],
  [5, 'pm_card_authenticationRequiredOnSetup'],
  [8, 'pm_card_pending'],
  [4, 'pm_card_pendingDeclined'],
  [5, 'pm_card_createDispute'],
  [4, 'pm_card_createDisputeProductNotReceived'],
] as const

/** At the built-in gateway a card of its own loses answers; at Stripe faults do. */
function drawCard(chance: Chance, gateway: Gateway): string {
  return gateway === 'sandbox' && chance.percent(20) ? 'pm_card_timeout' : chance.weighted(keptCards)
}

const enteredCards = [
  [60, 'pm_card_visa'],
  [12, 'pm_card_chargeDeclinedInsufficientFunds'],
  [14, 'pm_card_threeDSecureRequired'],
  [8, 'pm_card_pending'],
  [6, 'pm_card_createDispute'],
] as const

function drawAmount(chance: Chance): number {
  return chance.percent(20) ? chance.int(1, 99) : chance.int(100, 60_000)
}

type Draw = (chance: Chance, gateway: Gateway) => PaymentStep

const nth = (chance: Chance): number => chance.int(0, 9)

const draws: readonly (readonly [weight: number, draw: Draw])[] = [
  [
    9,
    (chance) => ({
      do: 'wait',
      hours: chance.weighted([
        [40, 1],
        [25, chance.int(2, 20)],
        [25, 24],
        [10, chance.int(25, 170)],
      ]),
    }),
  ],
  [
    4,
    (chance) => ({
      do: 'sleep',
      hours: chance.weighted([
        [50, 1],
        [35, chance.int(2, 30)],
        [15, chance.int(30, 200)],
      ]),
    }),
  ],
  [2, (chance) => ({ do: 'set clock', minutes: chance.pick([-90, -20, -3, 3, 20, 90]) })],
  [10, (chance) => ({ do: 'plan fault', fault: drawFault(chance) })],
  [2, () => ({ do: 'forget keys' })],
  [9, (chance) => ({ do: 'bill', customer: nth(chance), amount: drawAmount(chance), byHand: chance.percent(30) })],
  [6, drawCollect],
  [4, (chance) => ({ do: 'pay', invoice: nth(chance), ...drawDeath(chance) })],
  [7, (chance) => ({ do: 'open door', invoice: nth(chance), keeps: chance.percent(30) })],
  [9, (chance) => ({ do: 'enter card', door: nth(chance), card: chance.weighted(enteredCards) })],
  [4, (chance) => ({ do: 'authenticate', door: nth(chance), approves: chance.percent(75) })],
  [4, (chance) => ({ do: 'complete', payment: nth(chance) })],
  [4, (chance) => ({ do: 'record', invoice: nth(chance), percent: chance.pick([10, 50, 100]) })],
  [5, (chance, gateway) => ({ do: 'change card', customer: nth(chance), card: drawCard(chance, gateway) })],
  [7, (chance) => ({ do: 'refund', payment: nth(chance), percent: chance.pick([1, 25, 60, 100]) })],
  [3, (chance) => ({ do: 'refund there', payment: nth(chance), percent: chance.pick([10, 50, 100]) })],
  [2, (chance) => ({ do: 'void', invoice: nth(chance) })],
  [1, (chance) => ({ do: 'write off', invoice: nth(chance) })],
  [8, drawDelivery],
  [5, (chance) => ({ do: 'run', job: chance.pick(['reconcile-attempts', 'process-gateway-events', 'send-refunds', 'mark-overdue']) })],
  [6, (chance, gateway) => ({ do: 'at once', steps: [...drawRace(chance, gateway)] })],
]

function drawStep(chance: Chance, gateway: Gateway): PaymentStep {
  return chance.weighted(draws)(chance, gateway)
}

function drawDeath(chance: Chance): object {
  return chance.percent(35) ? { dies: chance.pick(['before asking', 'before the answer is written']) } : {}
}

function drawCollect(chance: Chance): PaymentStep {
  const meanwhile = (): PaymentStep =>
    chance.weighted<() => PaymentStep>([
      [5, () => ({ do: 'enter card', door: nth(chance), card: 'pm_card_visa' })],
      [2, () => ({ do: 'open door', invoice: nth(chance), keeps: false })],
      [2, () => ({ do: 'void', invoice: nth(chance) })],
      [2, () => ({ do: 'sleep', hours: chance.pick([1, 30]) })],
      [1, () => ({ do: 'run', job: 'reconcile-attempts' })],
    ])()
  return { do: 'collect', ...(chance.percent(60) ? { meanwhile: meanwhile() } : {}), ...drawDeath(chance) }
}

function drawDelivery(chance: Chance): PaymentStep {
  const which = chance.weighted([
    [60, 'new'],
    [20, 'all'],
    [20, 'newest'],
  ] as const)
  return {
    do: 'deliver',
    which,
    order: chance.percent(50) ? 'as sent' : 'reversed',
    copies: chance.weighted([
      [70, 1],
      [30, 2],
    ]),
  }
}

function drawRace(chance: Chance, gateway: Gateway): readonly PaymentStep[] {
  const door = nth(chance)
  const payment = nth(chance)
  const card = drawCard(chance, gateway)
  const racers: readonly PaymentStep[] = [
    { do: 'collect' },
    { do: 'enter card', door, card: 'pm_card_visa' },
    { do: 'run', job: 'reconcile-attempts' },
    { do: 'run', job: 'reconcile-attempts' },
    { do: 'run', job: 'process-gateway-events' },
    { do: 'run', job: 'send-refunds' },
    { do: 'deliver', which: 'all', order: 'as sent', copies: 2 },
    { do: 'complete', payment },
    { do: 'complete', payment },
    { do: 'pay', invoice: door },
    { do: 'refund', payment, percent: 60 },
    { do: 'refund', payment, percent: 60 },
    { do: 'change card', customer: door, card },
  ]
  return Array.from({ length: chance.int(2, 4) }, () => chance.pick(racers))
}

/** Only what is asked about money: how customers and cards are kept is no part of these histories. */
function drawFault(chance: Chance): PlannedFault {
  const path = chance.weighted([
    [80, '/payment_intents'],
    [20, '/refunds'],
  ] as const)
  const kind = chance.weighted([
    [26, 'lose_answer'],
    [18, 'lose_question'],
    [12, 'error_after'],
    [8, 'error_before'],
    [12, 'too_many'],
    [8, 'delay'],
    [8, 'forget_keys'],
    [8, 'wrong_amount'],
  ] as const)
  // Stripe's library itself asks once more when a connection is cut: only what is cut twice is lost.
  const times = kind.startsWith('lose') ? chance.pick([1, 2, 2, 2, 3, 4]) : chance.pick([1, 1, 1, 2, 3])
  const shared = { kind, path, skip: chance.int(0, 2), times }
  if (kind === 'wrong_amount') return { ...shared, path: '/payment_intents', method: 'POST', times: 1, amount: chance.int(1, 900) }
  if (kind === 'too_many') return { ...shared, seconds: chance.pick([1, 30, 600, 3000]) }
  if (kind === 'delay') return { ...shared, milliseconds: chance.int(5, 40) }
  return chance.percent(60) ? { ...shared, method: 'POST' } : shared
}
