import { describe, expect, test } from 'vitest'
import { startOfDay } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import { type ConventionsPatch, resolveConventions } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import type { Charge, CommitmentCharge } from '../invoice/charge.ts'
import { amountOf } from '../invoice/derivation.ts'
import type { Line } from '../invoice/invoice.ts'
import { linesOf } from '../invoice/line.ts'
import { priceTermsSchema } from '../pricing/index.ts'
import type { Period } from '../subscription/proration.ts'

const zone = 'UTC'
const april = period('2024-04-01', '2024-05-01')
const may = period('2024-05-01', '2024-06-01')

describe('what is missing from a minimum', () => {
  test.each<[string, bigint[], bigint | undefined]>([
    ['all of it', [], 10000n],
    ['the rest', [4000n, 1500n], 4500n],
    ['what was given back is missing again', [8000n, -3000n], 5000n],
    ['nothing', [10000n], undefined],
    ['nothing, and never less', [12000n], undefined],
  ])('%s', (_name, covered, amount) => {
    expect(lines([commitment(april, april)], { covered })[0]?.amount).toBe(amount)
  })

  // 100.00 × 10 ÷ 30 = 33.33
  test.each<[ConventionsPatch, bigint]>([
    [{}, 3333n],
    [{ commitment_proration: 'none' }, 10000n],
    [{ proration: 'none' }, 3333n], // the one has nothing to do with the other
  ])('in a part period: %j', (conventions, amount) => {
    expect(lines([commitment(period('2024-04-21', '2024-05-01'), april)], { conventions })[0]?.amount).toBe(amount)
  })
})

describe('what covers it', () => {
  test('a trial that ends inside: the fee of the days that are paid, and the usage of the period', () => {
    // 10,000,000 − 5,000,000 × 12 ÷ 30 − 1,000 = 7,999,000; the fee of May is not for April.
    const fee = price('Pro', '5000000')
    const made = lines([commitment(april, april, '10000000'), recurring(fee, may, may), usage(april)], {
      before: [recurring(fee, period('2024-04-19', '2024-05-01'), april)],
    })
    expect(made.map((line) => [line.kind, line.amount])).toEqual([
      ['recurring', 5000000n],
      ['usage', 1000n],
      ['minimum_commitment', 7999000n],
    ])
    expect(made[2]?.derivation).toMatchObject({ covered: ['2000000', '1000'] })
  })

  test('what is given back of its fee counts against it, whenever the rest begins', () => {
    const fee = price('Pro', '6000')
    const [billed] = linesOf([recurring(fee, april, april)], pricing({}))
    if (!billed) throw new Error('the fee has a line')
    const credited = {
      lineId: billed.id,
      price: fee,
      quantity: decimal(1),
      period: april,
      fullPeriod: april,
      above: null,
      amount: 6000n,
      alreadyCredited: 0n,
      document: null,
    }
    const rest = period('2024-04-16', '2024-05-01')
    const of = { lineId: id(9), subscriptionId, itemId: idOf('si', uuid(2)) }
    const credit: Charge = { rule: 'credit', ...of, credited, price: fee, period: rest, fullPeriod: april, zone }
    const half = commitment(period('2024-04-01', '2024-04-16'), april)
    // 100.00 × 15 ÷ 30 less 60.00 and plus 30.00 that goes back
    const made = lines([credit, half], { covered: [6000n] })
    expect(made.map((line) => line.amount)).toEqual([-3000n, 2000n])
  })

  test('not what another subscription on the same document is billed', () => {
    const fee = recurring(price('Pro', '6000'), april, april)
    const other = { ...fee, subscriptionId: idOf('sub', uuid(77)) }
    expect(lines([other, commitment(april, april)], {}).at(-1)?.amount).toBe(10000n)
  })

  test('neither setup fees nor what somebody typed', () => {
    const typed: Charge = {
      rule: 'entered',
      lineId: id(5),
      description: 'Visit',
      unitAmount: decimal(9000),
      quantity: decimal(1),
      period: april,
    }
    expect(lines([typed, commitment(april, april)], {}).at(-1)?.amount).toBe(10000n)
  })
})

interface Around {
  readonly covered?: readonly bigint[]
  readonly before?: readonly Charge[]
  readonly conventions?: ConventionsPatch
}

/** Every line is computed again from what it stores. */
function lines(charges: readonly Charge[], { covered, before = [], conventions = {} }: Around): readonly Line[] {
  const billed = linesOf(before, pricing({})).map((line) => line.listed)
  const made = linesOf(charges, pricing({ covered: covered ?? billed, conventions }))
  const terms = new Map(charges.flatMap((charge) => ('price' in charge ? [[charge.price.id, charge.price.terms]] : [])))
  for (const { derivation, listed } of made) {
    const named = 'price' in derivation ? terms.get(idOf('price', derivation.price)) : undefined
    expect(amountOf(JSON.parse(JSON.stringify(derivation)), named ?? null, 'USD')).toBe(listed)
  }
  return made
}

function pricing({ covered = [], conventions = {} }: Pick<Around, 'covered' | 'conventions'>) {
  const counted = [{ group: null, quantity: decimal(1), alreadyBilled: 0n }]
  const readings = { usage: new Map([[id(3), counted]]), covered: new Map([[id(1), covered]]) }
  return { currency: 'USD', conventions: resolveConventions(conventions), readings, newLineId: () => id(99) } as const
}

const subscriptionId = idOf('sub', uuid(1))

function commitment(part: Period, full: Period, amount = '10000'): CommitmentCharge {
  const of = { lineId: id(1), subscriptionId, itemId: idOf('si', uuid(1)) }
  return {
    rule: 'commitment',
    ...of,
    price: { ...price('Minimum', amount), kind: 'minimum_commitment' },
    period: part,
    fullPeriod: full,
    zone,
  }
}

function usage(part: Period): Charge {
  const meter = { meterId: idOf('mtr', uuid(6)), filters: {}, groupBy: [], recurring: false, prorated: false }
  const of = { lineId: id(3), subscriptionId, itemId: idOf('si', uuid(3)) }
  return { rule: 'usage', ...of, price: { ...price('Calls', '1000'), usage: 'metered', meter }, period: part, fullPeriod: part, zone }
}

function recurring(of: Price, part: Period, full: Period): Extract<Charge, { rule: 'price' }> {
  const shared = { lineId: id(2), subscriptionId, itemId: idOf('si', uuid(2)), price: of, quantity: decimal(1) }
  return { rule: 'price', kind: 'recurring', ...shared, period: part, fullPeriod: full, zone }
}

function price(name: string, amount: string): Price {
  const seed = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const shared = {
    id: idOf('price', uuid(seed)),
    productId: idOf('prod', uuid(5)),
    planId: null,
    names: {},
    name,
    currency: 'USD',
  } as const
  const kind = { kind: 'recurring', billing: 'in_advance', usage: 'licensed', interval: { unit: 'month', count: 1 }, meter: null } as const
  const terms = priceTermsSchema.parse({ model: 'flat', amount })
  return { ...shared, ...kind, tax: { behavior: null, category: null, rateId: null }, terms }
}

function period(from: string, until: string): Period {
  return { start: startOfDay(Temporal.PlainDate.from(from), zone), end: startOfDay(Temporal.PlainDate.from(until), zone) }
}

function id(n: number) {
  return idOf('il', uuid(n))
}

function uuid(n: number): string {
  return `01890000-0000-7000-8000-${n.toString().padStart(12, '0')}`
}
