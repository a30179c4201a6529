import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canApply, reachable, states } from '../machine.ts'
import { property } from '../testing/property.ts'
import {
  beginDunning,
  type Dunning,
  dunningMachine,
  dunningNeeds,
  dunningStatuses,
  endDunning,
  failAgain,
  finalAt,
  messageOf,
  needAfter,
  pauseDunning,
  resumeDunning,
  skipStep,
  takeStep,
} from './dunning.ts'
import { contradictionIn, type DunningTerms, dunningMessages, dunningTermsSchema, standardDunning } from './dunning-terms.ts'

const zone = 'Europe/Berlin'
const at = (text: string) => Temporal.Instant.from(text)
/** Thursday, 1 April 2027, 10:30 in Berlin. */
const failedAt = at('2027-04-01T08:30:00Z')
const begin = (terms: DunningTerms = standardDunning, need: Dunning['need'] = 'patience', now = failedAt) =>
  beginDunning(terms, { zone, need, now })
const next = ({ nextAction, nextAt, step }: Dunning) => [step, nextAction, nextAt?.toString() ?? null]

test('the standard terms ask on the mornings of the 1st, 3rd, 5th and 7th day, and leave the end to a person', () => {
  let dunning = begin()
  const seen: unknown[] = []
  while (dunning.nextAction !== 'final') {
    const now = dunning.nextAt ?? failedAt
    seen.push([dunning.nextAction, now.toString(), messageOf(dunning.terms, dunning.step + 1)])
    dunning = failAgain(takeStep(dunning, now).dunning, 'patience', now.add({ seconds: 2 }))
  }
  expect(seen).toEqual([
    ['retry', '2027-04-02T07:00:00Z', 'none'],
    ['retry', '2027-04-04T07:00:00Z', 'notice'],
    ['retry', '2027-04-06T07:00:00Z', 'warning'],
    ['retry', '2027-04-08T07:00:00Z', 'last_warning'],
  ])
  expect(next(dunning)).toEqual([4, 'final', '2027-04-15T07:00:00Z'])
  expect(dunning.terms.final_action).toBe('none')
})

test('days are local days: a failure just before midnight is asked again the morning after, also where clocks change', () => {
  expect(next(begin(standardDunning, 'patience', at('2027-03-27T22:59:00Z')))).toEqual([0, 'retry', '2027-03-28T07:00:00Z'])
  expect(next(begin(standardDunning, 'patience', at('2027-03-27T23:00:00Z')))).toEqual([0, 'retry', '2027-03-29T07:00:00Z'])
})

describe('what no retry can mend', () => {
  test.each([
    ['stolen_card', false, 'payment_method'],
    ['no_payment_method', false, 'payment_method'],
    ['authentication_required', false, 'confirmation'],
    ['insufficient_funds', true, 'patience'],
  ] as const)('%s', (reason, retryable, need) => {
    expect(needAfter(reason, retryable)).toBe(need)
  })

  test('the customer is told on the days of the retries instead, but not where the terms say nothing', () => {
    const dunning = begin(standardDunning, 'payment_method')
    expect(next(dunning)).toEqual([1, 'message', '2027-04-04T07:00:00Z'])
    const { dunning: after, taken } = takeStep(dunning, at('2027-04-04T07:00:00Z'))
    expect([taken, messageOf(after.terms, taken)]).toEqual([2, 'notice'])
    expect(next(after)).toEqual([2, 'message', '2027-04-06T07:00:00Z'])
  })

  test('a retry that finds the card stolen asks nobody again', () => {
    const asked = takeStep(begin(), at('2027-04-02T07:00:00Z')).dunning
    expect(failAgain(asked, 'payment_method', at('2027-04-02T07:00:01Z')).nextAction).toBe('message')
  })
})

test('what was forgotten for a week is one step, not three', () => {
  const late = at('2027-04-07T12:00:00Z')
  const { dunning, taken } = takeStep(begin(), late)
  expect(taken).toBe(3)
  expect(next(dunning)).toEqual([3, 'retry', '2027-04-08T07:00:00Z'])
})

test('an answer that comes late passes what would have been asked meanwhile (F19)', () => {
  const asked = takeStep(begin(), at('2027-04-02T07:00:00Z')).dunning
  expect(next(failAgain(asked, 'patience', at('2027-04-05T12:00:00Z')))).toEqual([2, 'retry', '2027-04-06T07:00:00Z'])
})

test('a pause puts everything off by the days that it took, and loses nothing', () => {
  const paused = pauseDunning(begin(), at('2027-04-01T20:00:00Z'))
  expect(next(paused)).toEqual([0, null, null])
  // At noon of the 5th: the retry of the next morning, four days later than planned, has its morning behind it on no day.
  expect(next(resumeDunning(paused, at('2027-04-05T10:00:00Z')))).toEqual([0, 'retry', '2027-04-06T07:00:00Z'])
  const early = pauseDunning(begin(), at('2027-04-02T06:00:00Z'))
  expect(next(resumeDunning(early, at('2027-04-04T08:00:00Z')))).toEqual([0, 'retry', '2027-04-05T07:00:00Z'])
  expect(finalAt(resumeDunning(paused, at('2027-04-05T10:00:00Z'))).toString()).toBe('2027-04-19T07:00:00Z')
})

test('retries can be left out one by one, the end cannot', () => {
  let dunning: Dunning | null = begin()
  for (let step = 1; step <= 4; step += 1) {
    dunning = dunning && skipStep(dunning, failedAt)
    expect(dunning?.step).toBe(step)
  }
  expect(dunning?.nextAction).toBe('final')
  expect(dunning && skipStep(dunning, failedAt)).toBeNull()
})

test('an invoice that was sent has only its end', () => {
  const terms = { ...standardDunning, final_action: 'mark_uncollectible' as const }
  const dunning = beginDunning(terms, {
    zone,
    need: 'payment',
    now: at('2027-04-15T22:00:00Z'),
    countedFrom: Temporal.PlainDate.from('2027-04-15'),
  })
  expect(next(dunning)).toEqual([4, 'final', '2027-04-29T07:00:00Z'])
})

test('terms that contradict themselves are named', () => {
  expect(contradictionIn(standardDunning)).toBeNull()
  expect(contradictionIn({ ...standardDunning, final_after_days: 6 })).toMatchObject({ field: 'final_after_days' })
  expect(
    dunningTermsSchema.safeParse({ ...standardDunning, retries: [standardDunning.retries[1], standardDunning.retries[0]] }).success,
  ).toBe(false)
  expect(dunningTermsSchema.safeParse({ ...standardDunning, time_of_day: '24:00' }).success).toBe(false)
  expect(dunningTermsSchema.safeParse(standardDunning).success).toBe(true)
})

test('every status is reached from running, and only what succeeded is final', () => {
  expect([...reachable(dunningMachine, 'running')].toSorted()).toEqual([...dunningStatuses].toSorted())
  expect(states(dunningMachine).filter((state) => Object.keys(dunningMachine[state]).length === 0)).toEqual(['succeeded'])
})

const anyTerms: fc.Arbitrary<DunningTerms> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }),
    after: fc.integer({ min: 1, max: 20 }),
    hour: fc.integer({ min: 0, max: 23 }),
    messages: fc.array(fc.constantFrom(...dunningMessages), { minLength: 8, maxLength: 8 }),
  })
  .map(({ days, after, hour, messages }) => {
    const sorted = days.toSorted((a, b) => a - b)
    return {
      ...standardDunning,
      time_of_day: `${String(hour).padStart(2, '0')}:00`,
      retries: sorted.map((after_days, index) => ({ after_days, message: messages[index] ?? 'none' })),
      final_after_days: Math.max(after, sorted.at(-1) ?? 1),
    }
  })

const anyDeed = fc.record({
  /** Hours until something happens. */
  wait: fc.integer({ min: 0, max: 120 }),
  deed: fc.constantFrom('work', 'work', 'work', 'extra failure', 'pause', 'resume', 'skip', 'pay'),
  need: fc.constantFrom(...dunningNeeds.filter((need) => need !== 'payment')),
})
const anyZone = fc.constantFrom('Europe/Berlin', 'Pacific/Chatham', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC')

property(
  'I19: never more retries than the terms have, none early, none after success, and one end, not before its day',
  [anyTerms, anyZone, fc.integer({ min: 0, max: 400 * 24 }), fc.array(anyDeed, { maxLength: 60 })],
  (terms, where, hours, deeds) => {
    let now = at('2027-01-01T00:00:00Z').add({ hours })
    const started = now
    let dunning = beginDunning(terms, { zone: where, need: 'patience', now })
    let retries = 0
    let ends = 0
    for (const { wait, deed, need } of deeds) {
      now = now.add({ hours: wait })
      if (deed === 'work') {
        const isDue = dunning.nextAt !== null && Temporal.Instant.compare(dunning.nextAt, now) <= 0
        if (isDue && dunning.nextAction === 'final') {
          // A pause can only put it off.
          expect(
            Temporal.Instant.compare(
              now,
              finalAt({ ...dunning, countedFrom: beginDunning(terms, { zone: where, need, now: started }).countedFrom }),
            ),
          ).toBeGreaterThanOrEqual(0)
          dunning = endDunning(dunning, 'exhausted')
          ends += 1
        } else if (isDue) {
          const isRetry = dunning.nextAction === 'retry'
          const { dunning: after, taken } = takeStep(dunning, now)
          const morning = terms.retries[taken - 1]?.after_days ?? 0
          const earliest = finalAt({ terms: { ...terms, final_after_days: morning }, countedFrom: dunning.countedFrom, zone: where })
          expect(Temporal.Instant.compare(now, earliest)).toBeGreaterThanOrEqual(0)
          expect(after.step).toBeGreaterThan(dunning.step)
          dunning = isRetry ? failAgain(after, need, now) : after
          retries += isRetry ? 1 : 0
        }
      }
      if (deed === 'extra failure') dunning = failAgain(dunning, need, now)
      if (deed === 'pause' && canApply(dunningMachine, dunning.status, 'pause')) dunning = pauseDunning(dunning, now)
      if (deed === 'resume' && canApply(dunningMachine, dunning.status, 'resume')) dunning = resumeDunning(dunning, now)
      if (deed === 'skip' && dunning.status === 'running') dunning = skipStep(dunning, now) ?? dunning
      if (deed === 'pay' && canApply(dunningMachine, dunning.status, 'succeed')) dunning = endDunning(dunning, 'succeeded')
      expect((dunning.status === 'running') === (dunning.nextAt !== null)).toBe(true)
      // What is planned is ahead, or it is the end that waited for somebody to come by.
      if (dunning.nextAction === 'retry' || dunning.nextAction === 'message') expect(dunning.step).toBeLessThan(terms.retries.length)
    }
    expect(retries).toBeLessThanOrEqual(terms.retries.length)
    expect(ends).toBeLessThanOrEqual(1)
  },
)
