import type { Interval } from '@quarterday/core/calendar.ts'
import type { PlanCode } from './catalog.ts'
import { type Chance, chanceOf } from './chance.ts'
import { firstWords, type Region, regions, secondWords } from './people.ts'

/** Something that somebody does in the demo's past. */
export type Deed =
  | {
      readonly kind: 'join'
      readonly person: Person
      readonly plan: PlanCode
      readonly interval: Interval
      readonly seats: number
      readonly trial: boolean
      /** Has heard of the welcome for new customers. */
      readonly welcome: boolean
    }
  | { readonly kind: 'change'; readonly person: Person; readonly plan: PlanCode; readonly seats: number }
  | { readonly kind: 'new_card'; readonly person: Person; readonly token: string }
  | { readonly kind: 'cancel'; readonly person: Person; readonly timing: 'now' | 'period_end' }
  | { readonly kind: 'transfer'; readonly person: Person }

export interface DatedDeed {
  readonly at: Temporal.Instant
  readonly deed: Deed
}

export interface Person {
  readonly index: number
  readonly name: string
  readonly email: string
  readonly street: string
  readonly postalCode: string
  readonly region: Region
  /** Pays by bank transfer after an invoice was sent, not by card. */
  readonly byTransfer: boolean
}

const months = 24
const customers = 120

/** Two years of a small company, ending at `end`: who joins when, moves up or down, changes cards, forgets to pay, leaves. Sorted by time. */
export function storyUpTo(end: Temporal.Instant): { readonly start: Temporal.Instant; readonly deeds: readonly DatedDeed[] } {
  const chance = chanceOf(20_270_325)
  const last = end.toZonedDateTimeISO('UTC')
  const start = last.subtract({ months }).with({ day: 1 }).startOfDay()
  const days = start.until(last, { largestUnit: 'days' }).days
  const deeds: DatedDeed[] = []
  for (let index = 0; index < customers; index += 1) {
    const person = personOf(index, chance)
    // Somewhat more join every month.
    const day = Math.floor(chance.next() ** 0.75 * (days - 2))
    deeds.push(...lifeOf(person, start.add({ days: day, hours: chance.between(7, 16), minutes: chance.between(0, 59) }), last, chance))
  }
  const past = deeds.filter(({ at }) => Temporal.Instant.compare(at, end) < 0)
  return { start: start.toInstant(), deeds: past.sort((a, b) => Temporal.Instant.compare(a.at, b.at)) }
}

function lifeOf(person: Person, joins: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime, chance: Chance): DatedDeed[] {
  const plan: PlanCode = person.byTransfer ? 'enterprise' : chance.percent(60) ? 'basic' : 'pro'
  const interval = chance.pick(intervals)
  const seats = plan === 'basic' ? 1 : chance.between(2, 12)
  const deeds: DatedDeed[] = []
  const add = (days: number, deed: Deed): void => {
    deeds.push({ at: joins.add({ days, hours: chance.between(0, 5) }).toInstant(), deed })
  }
  add(0, { kind: 'join', person, plan, interval, seats, trial: plan !== 'enterprise' && chance.percent(30), welcome: chance.percent(12) })
  const stays = joins.until(end, { largestUnit: 'days' }).days
  if (plan === 'basic' && chance.percent(45))
    add(chance.between(40, 300), { kind: 'change', person, plan: 'pro', seats: chance.between(2, 6) })
  else if (plan === 'pro' && chance.percent(35))
    add(chance.between(40, 300), { kind: 'change', person, plan: 'pro', seats: seats + chance.between(1, 5) })
  else if (plan === 'pro' && chance.percent(15)) add(chance.between(60, 300), { kind: 'change', person, plan: 'basic', seats: 1 })
  if (!person.byTransfer && chance.percent(26)) {
    const breaks = chance.between(50, 400)
    add(breaks, { kind: 'new_card', person, token: 'pm_card_chargeDeclinedInsufficientFunds' })
    if (chance.percent(75)) add(breaks + chance.between(33, 60), { kind: 'new_card', person, token: 'pm_card_visa' })
  }
  if (person.byTransfer) for (let paid = 9; paid < stays; paid += 30) if (chance.percent(93)) add(paid, { kind: 'transfer', person })
  if (chance.percent(34)) add(chance.between(50, 480), { kind: 'cancel', person, timing: chance.percent(80) ? 'period_end' : 'now' })
  return deeds
}

const monthly: Interval = { unit: 'month', count: 1 }

/** Most pay by the month. */
const intervals: readonly Interval[] = [
  monthly,
  monthly,
  monthly,
  monthly,
  monthly,
  { unit: 'month', count: 3 },
  { unit: 'month', count: 6 },
  { unit: 'year', count: 1 },
]

function personOf(index: number, chance: Chance): Person {
  const region = regionOf(chance.between(0, 99))
  const brand = `${firstWords[(index * 7) % firstWords.length] ?? ''} ${secondWords[(index * 3 + Math.floor(index / firstWords.length)) % secondWords.length] ?? ''}`
  const host = brand
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '-')
  return {
    index,
    name: `${brand} ${region.legalForm}`,
    email: `accounts@${host}-${index}.example`,
    street: `${chance.between(1, 180)} ${chance.pick(['Harbour Street', 'Mill Lane', 'Market Square', 'Station Road', 'Quay Side'])}`,
    postalCode: String(chance.between(10_000, 99_999)),
    region,
    byTransfer: index % 11 === 4,
  }
}

function regionOf(percent: number): Region {
  let sum = 0
  for (const region of regions) {
    sum += region.share
    if (percent < sum) return region
  }
  throw new RangeError('the shares of the regions add up to 100')
}
