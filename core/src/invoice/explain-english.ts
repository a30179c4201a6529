import type { Interval } from '../calendar.ts'
import { quantityText } from '../pricing/amount-text.ts'
import { adjustments, note } from './explain-english-money.ts'
import { counted, date, fromTo, range, start } from './explain-english-time.ts'
import type { Phrases } from './explain-phrases.ts'
import type { StoredShare } from './stored-time.ts'

export const english: Phrases = {
  locale: 'en',
  head: (number, total) => (number === null ? `Draft of an invoice, ${total}` : `Invoice ${number}, ${total}`),
  title: ({ name, counted, stretch, isCredit }) => {
    const what = counted === null ? name : `${counted} × ${name}`
    if (stretch === null) return what
    return isCredit ? `${what}, unused ${range(stretch)}` : `${what}, ${range(stretch)}`
  },
  quantity: quantityText,
  per,
  models: {
    flat: ({ name, amount, quantity, per }) => `${name} costs ${spaced(amount, per)}${quantity === '1' ? '' : ', whatever the quantity'}.`,
    per_unit: ({ name, quantity, per }) => `${name} costs the same for each unit. For ${units(quantity, per)}`,
    graduated: ({ name, quantity, per }) =>
      `${name} is priced in tiers, and each unit costs what its own tier says. For ${units(quantity, per)}`,
    volume: ({ name, quantity, per }) =>
      `${name} is priced in tiers, and the tier of the whole quantity says what each unit costs. For ${units(quantity, per)}`,
    package: ({ name, quantity, per }) => `${name} is sold in packages, and one that is begun counts whole. For ${units(quantity, per)}`,
    percentage: ({ name, quantity, per, currency }) => `${name} is a percentage. Of a value of ${spaced(`${quantity} ${currency}`, per)}`,
    graduated_percentage: ({ name, quantity, per, currency }) =>
      `${name} is a percentage that goes by tiers. Of a value of ${spaced(`${quantity} ${currency}`, per)}`,
  },
  followedBy: (intro, computation) => `${intro}: ${computation}.`,
  listed: (intro) => `${intro}:`,
  item: (computation) => `– ${computation}`,
  together: (amount) => `Together: ${amount}.`,
  minimum: (amount) => `That is below the minimum of this price, so the minimum of ${amount} applies.`,
  maximum: (amount) => `That is above the maximum of this price, so the maximum of ${amount} applies.`,
  above: ({ quantity, paid, rest }) => `For the same time ${quantity} were billed before (${paid}), which leaves ${rest}.`,
  covers: ({ share, within, computation }) => `This covers ${part(share)} ${fromTo(within)}${counting(share)}: ${computation}.`,
  wholePeriod: (stretch) => `This is for the whole period ${fromTo(stretch)}.`,
  chargedWhole: (stretch) => `It is charged whole, although this period is shorter: it goes ${fromTo(stretch)}.`,
  once: () => 'It is charged once.',
  onceAtStart: () => 'It is charged once, at the start.',
  rounded: ({ exact, amount, isHalfToEven }) =>
    `${exact}, rounded to ${amount}${isHalfToEven ? ' (an exact half goes to the even digit)' : ''}`,
  roundedOff: (result) => `Exactly that is ${result}.`,
  wasBilled: ({ money, stretch, days, invoice }) =>
    `You were billed ${money} for ${range(stretch)} (${counted(days, 'day')})${invoice === null ? '' : ` on invoice ${invoice}`}.`,
  givenBackBefore: ({ before, still }) => `Of this, ${before} was given back before, so ${still} is still billed.`,
  allUnused: ({ from, money }) => `From ${start(from)} on you do not use any of it, so all of it is given back: ${money}.`,
  unused: ({ from, share, within, computation, capped }) => {
    const left = within === null ? `${part(share, 'of')} are left` : `${part(share)} ${fromTo(within)} are left`
    const counted = counting(share)
    return `From ${start(from)} on you no longer use it: ${left}${counted === '' ? ', ' : `${counted}: `}${computation}${capped ? '.' : ', which we give back.'}`
  },
  neverMore: (still) => `We never give back more than is still billed, so it is ${still}.`,
  entered: (product, amount) => `Added to this invoice by hand: ${product === null ? amount : `${product} = ${amount}`}.`,
  counted: ({ quantity, events, stretch, group, isLevel }) => {
    const values =
      group === null ? [] : Object.entries(group).map(([property, value]) => `${property} ${value === '' ? 'not given' : value}`)
    const of = values.length === 0 ? '' : ` for ${values.join(', ')}`
    if (isLevel) return `The level${of} ${fromTo(stretch)} was ${quantity}, taken over time.`
    if (events !== null) return `${counted(events, 'event')} of ${quantity} together ${verb(events)} counted${of} ${fromTo(stretch)}.`
    return `${quantity === '1' ? '1 unit was' : `${quantity} units were`} counted${of} ${fromTo(stretch)}.`
  },
  perEvent: ({ name, rate, fixed }) =>
    `${name} is charged for each event: ${rate} % of its value${fixed === null ? '' : ` and ${fixed}`}. For these events:`,
  freeEvents: (count) => `${counted(count, 'event')}: free`,
  eventsAtLeast: ({ count, each, amount }) => `${counted(count, 'event')} at the least that an event costs: ${count} × ${each} = ${amount}`,
  eventsAtMost: ({ count, each, amount }) => `${counted(count, 'event')} at the most that an event costs: ${count} × ${each} = ${amount}`,
  eventsByRate: ({ count, rate, value, fixed, amount }) =>
    `${counted(count, 'event')}: ${rate} % of ${value}${fixed === null ? '' : ` + ${count} × ${fixed}`} = ${amount}`,
  levels: (name) => `${name} is charged for the time for which each level stood:`,
  level: ({ quantity, stretch, computation }) => `${quantity} ${fromTo(stretch)}: ${computation}`,
  moreLevels: (count) => `and ${count} more`,
  togetherExactly: (amount) => `Together that is ${amount}.`,
  roundedTo: (amount) => `Rounded once, that is ${amount}.`,
  capped: ({ cap, before, left, of, line, others }) =>
    `The spending cap of ${cap} for the period${before === null ? '' : `, of which ${before} was billed before,`} leaves ${left}${others ? ` of the ${of} that its usage would come to, and ${line} of it for this line` : ` of ${of}`}.`,
  billedBefore: ({ total, before, left }) => `Of this, ${before} was billed before: ${total} − ${before} = ${left}.`,
  commitment: ({ name, amount, stretch }) =>
    `${name} is the least that a period comes to: ${amount}${stretch === null ? '' : ` ${fromTo(stretch)}`}.`,
  nothingCovered: (money) => `Nothing else was billed for it, so all of it is charged: ${money}.`,
  missing: ({ covered, sum, missing }) =>
    `For it, ${sum === null ? covered : `${sum} = ${covered}`} was billed already; what is missing is charged: ${missing}.`,
  creditsExceed: (difference) =>
    `The credits on this invoice are larger than its charges by ${difference}; the difference is added to your balance.`,
  creditsMoved: (credits) => `The credits on this invoice, ${credits}, are added to your balance.`,
  adjustments,
  note,
  summary: {
    total: ({ sum, money, lineCount }) => {
      if (sum !== null) return `Total: ${sum} = ${money}.`
      return lineCount > 1 ? `Total: the ${lineCount} lines add up to ${money}.` : `Total: ${money}.`
    },
    adjustments: ({ discount, tax, money }) => {
      const parts = [discount === null ? [] : [`less ${discount} of discounts`], tax === null ? [] : [`plus ${tax} of tax`]].flat()
      return `With that, ${parts.join(' and ')}, it comes to ${money}.`
    },
    draft: () => 'This is a draft: nothing is to be paid yet, and it may still change.',
    voided: () => 'This invoice was voided: nothing of it is to be paid.',
    creditUsed: ({ balance, wallets }) => {
      if (wallets === null) return `From your balance, ${balance} was used for it.`
      return balance === null
        ? `From your prepaid credit, ${wallets} was used for it.`
        : `From your balance ${balance} and from your prepaid credit ${wallets} were used for it.`
    },
    credited: (money) => `Credit notes took ${money} off what is due.`,
    paid: (money) => `You paid ${money}.`,
    writtenOff: (money) => `The rest, ${money}, was written off.`,
    nothingLeft: () => 'Nothing is left to pay.',
    left: ({ computation, money, dueOn, isOverdue }) => {
      const what = computation === null ? money : `${computation} = ${money}`
      if (dueOn === null) return `Left to pay: ${what}.`
      return isOverdue ? `Left to pay: ${what}; it was due on ${dueOn}.` : `Left to pay: ${what}, by ${dueOn}.`
    },
    date,
  },
}

function per(interval: Interval | null): string {
  if (interval === null) return ''
  const { unit, count } = interval
  return count === 1 ? `a ${unit}` : `every ${count} ${unit}s`
}

function spaced(amount: string, per: string): string {
  return per === '' ? amount : `${amount} ${per}`
}

function units(quantity: string, per: string): string {
  return spaced(quantity === '1' ? '1 unit' : `${quantity} units`, per)
}

/** `15 of the 30 days` */
function part({ numerator, denominator, unit }: StoredShare, of = 'of the'): string {
  if (unit === 'whole') return 'all'
  const word = unit === 'second' ? 'second' : 'day'
  return `${Number(numerator).toLocaleString('en')} ${of} ${counted(Number(denominator), word)}`
}

function counting({ unit }: StoredShare): string {
  return unit === 'day_360' ? ', each month counted as 30 days' : ''
}

function verb(count: number): string {
  return count === 1 ? 'was' : 'were'
}
