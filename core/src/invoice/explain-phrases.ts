import type { Interval } from '../calendar.ts'
import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { PricingModelName } from '../pricing/index.ts'
import type { AdjustmentPhrases, NotePhrases } from './explain-money-phrases.ts'
import type { Stretch } from './explain-stretch.ts'
import type { StoredShare } from './stored-time.ts'

/** Every sentence of an explanation in one language. Amounts come in ready to be read; a new language is one more table. */
export interface Phrases {
  /** What numbers are written by. */
  readonly locale: string
  head(number: string | null, total: string): string
  title(line: { name: string; counted: string | null; stretch: Stretch | null; isCredit: boolean }): string
  quantity(quantity: Decimal): string
  /** `a month`; empty for what is charged once. */
  per(interval: Interval | null): string
  readonly models: Readonly<Record<PricingModelName, (price: PriceFacts) => string>>
  /** An introduction with the one computation that it leads to. */
  followedBy(intro: string, computation: string): string
  /** An introduction to several computations, each of which is an `item`. */
  listed(intro: string): string
  item(computation: string): string
  together(amount: string): string
  minimum(amount: string): string
  maximum(amount: string): string
  /** A quantity that an earlier line has billed for the same time. */
  above(paid: { quantity: string; paid: string; rest: string }): string
  covers(part: { share: StoredShare; within: Stretch; computation: string }): string
  wholePeriod(stretch: Stretch): string
  chargedWhole(stretch: Stretch): string
  once(): string
  onceAtStart(): string
  rounded(result: { exact: string; amount: string; isHalfToEven: boolean }): string
  roundedOff(result: string): string
  wasBilled(line: { money: string; stretch: Stretch; days: number; invoice: string | null }): string
  givenBackBefore(amounts: { before: string; still: string }): string
  allUnused(credit: { from: Stretch; money: string }): string
  unused(credit: { from: Stretch; name: string; share: StoredShare; within: Stretch | null; computation: string; capped: boolean }): string
  neverMore(still: string): string
  /** `product` is null for a quantity of one. */
  entered(product: string | null, amount: string): string
  counted(usage: {
    quantity: string
    events: number | null
    stretch: Stretch
    group: Readonly<Record<string, string>> | null
    isLevel: boolean
  }): string
  /** Introduces the charges of events of which each is charged by itself. */
  perEvent(facts: EventFacts): string
  freeEvents(count: number): string
  eventsAtLeast(events: { count: number; each: string; amount: string }): string
  eventsAtMost(events: { count: number; each: string; amount: string }): string
  eventsByRate(events: EventFacts & { count: number; value: string; amount: string }): string
  /** Introduces what a level is charged for each stretch for which it stood. */
  levels(name: string): string
  level(level: { quantity: string; stretch: Stretch; computation: string }): string
  moreLevels(count: number): string
  roundedTo(amount: string): string
  togetherExactly(amount: string): string
  billedBefore(amounts: { total: string; before: string; left: string }): string
  /** `others`: this line shares what is left with others of the period. */
  capped(facts: { cap: string; before: string | null; left: string; of: string; line: string; others: boolean }): string
  /** `stretch` is null where the next sentence says it. */
  commitment(least: { name: string; amount: string; stretch: Stretch | null }): string
  nothingCovered(money: string): string
  missing(amounts: { covered: string; sum: string | null; missing: string }): string
  creditsExceed(difference: string): string
  creditsMoved(credits: string): string
  readonly adjustments: AdjustmentPhrases
  readonly note: NotePhrases
  readonly summary: SummaryPhrases
}

/** A price for its full interval. `amount` is with the currency, before minimum and maximum. */
export interface PriceFacts {
  readonly name: string
  readonly amount: string
  readonly quantity: string
  readonly per: string
  readonly currency: Currency
}

/** A price in percent of events; `fixed` is null where nothing is added. */
export interface EventFacts {
  readonly name: string
  readonly rate: string
  readonly fixed: string | null
}

export interface SummaryPhrases {
  /** `sum` is the written addition, or null where there are too many lines for one or only one. */
  total(total: { sum: string | null; money: string; lineCount: number }): string
  adjustments(amounts: { discount: string | null; tax: string | null; money: string }): string
  draft(): string
  voided(): string
  /** Each null where there is none of it. */
  creditUsed(from: { balance: string | null; wallets: string | null }): string
  credited(money: string): string
  paid(money: string): string
  writtenOff(money: string): string
  nothingLeft(): string
  /** `computation` is null where nothing has been paid or credited. */
  left(due: { computation: string | null; money: string; dueOn: string | null; isOverdue: boolean }): string
  date(date: Temporal.PlainDate): string
}
