import { expect, test } from 'vitest'
import { type Decimal, decimal, decimalText } from '../decimal.ts'
import { type SubscriptionStatus, subscriptionStatuses } from '../subscription/subscription.ts'
import { allowanceOf, entitlementOf, type GrantedStretch, grantsFeatures, usagePeriodAt } from './entitlement.ts'
import type { FeatureKind, Grant } from './feature.ts'

const zone = 'Europe/Berlin'
const at = (day: string): Temporal.Instant => Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant()
const text = (value: Decimal | null): string | null => (value === null ? null : decimalText(value))
const stretch = (limit: string | null, start: string, end: string | null = null, enabled = true): GrantedStretch => ({
  enabled,
  limit: limit === null ? null : decimal(limit),
  start: at(start),
  end: end === null ? null : at(end),
})

const monthly = {
  anchor: { on: Temporal.PlainDate.from('2027-01-01'), day: null, time: null },
  interval: { unit: 'month', count: 1 } as const,
  zone,
}

/** April 2027, 30 days, of a subscription that began on the first of January unless told otherwise. */
function april(started = '2027-01-01', usageStart = '2027-04-01', now = '2027-04-20', trialEnd: string | null = null) {
  const trialEndsAt = trialEnd === null ? null : at(trialEnd)
  return usagePeriodAt({ schedule: monthly, startedAt: at(started), trialEndsAt, usageStart: at(usageStart) }, at(now))
}

// 360 × 15/30 + 900 × 15/30 = 180 + 450. 360 × 10/30 + 900 × 20/30 = 120 + 600. 100 × 10/30 + 200 × 20/30 = 33.3… + 133.3… = 166.6…, down.
test.each<[string, GrantedStretch[], string]>([
  ['an upgrade exactly half way', [stretch('360', '2027-01-01', '2027-04-16'), stretch('900', '2027-04-16')], '630'],
  ['an upgrade after a third', [stretch('360', '2027-01-01', '2027-04-11'), stretch('900', '2027-04-11')], '720'],
  ['a downgrade exactly half way', [stretch('900', '2027-01-01', '2027-04-16'), stretch('360', '2027-04-16')], '630'],
  ['thirds are rounded down once', [stretch('100', '2027-01-01', '2027-04-11'), stretch('200', '2027-04-11')], '166'],
  ['no change', [stretch('360', '2027-01-01')], '360'],
  ['no change, a limit that is no whole number', [stretch('2.5', '2027-01-01')], '2.5'],
  ['a change in an earlier period', [stretch('360', '2027-01-01', '2027-03-16'), stretch('900', '2027-03-16')], '900'],
  ['a change at the start of the period', [stretch('360', '2027-01-01', '2027-04-01'), stretch('900', '2027-04-01')], '900'],
  ['there and back in a day', [stretch('360', '2027-01-01', '2027-04-16'), stretch('360', '2027-04-16')], '360'],
  ['an add-on in the middle', [stretch('360', '2027-01-01'), stretch('100', '2027-04-16')], '410'],
  [
    'two changes',
    [stretch('300', '2027-01-01', '2027-04-11'), stretch('600', '2027-04-11', '2027-04-21'), stretch('900', '2027-04-21')],
    '600',
  ],
  ['granted only after the change', [stretch('900', '2027-04-16')], '450'],
  ['a plan that denies it before', [stretch('360', '2027-01-01', '2027-04-16', false), stretch('900', '2027-04-16')], '450'],
  ['nothing at all', [], '0'],
  ['not held any more', [stretch('360', '2027-01-01', '2027-04-16')], '0'],
])('%s', (_, stretches, limit) => {
  const conventions = { proration: 'day', day_count: 'actual' } as const
  expect(text(allowanceOf(stretches, april(), { now: at('2027-04-20'), zone, conventions }).limit)).toBe(limit)
})

const byDay = { now: at('2027-04-20'), zone, conventions: { proration: 'day', day_count: 'actual' } as const }

test('a period without a change has its whole limit, however late it began', () => {
  expect(text(allowanceOf([stretch('360', '2027-04-16')], april('2027-04-16'), byDay).limit)).toBe('360')
  const paidFrom = april('2027-04-01', '2027-04-16', '2027-04-20', '2027-04-16')
  expect(text(allowanceOf([stretch('360', '2027-04-01')], paidFrom, byDay).limit)).toBe('360')
})

test('a late first period with a change has what each plan gives of the whole: 360 × 18/30 + 900 × 12/30', () => {
  const stretches = [stretch('360', '2027-04-16', '2027-04-19'), stretch('900', '2027-04-19')]
  expect(text(allowanceOf(stretches, april('2027-04-16'), byDay).limit)).toBe('576')
})

test('what was held only in the trial is not part of the first paid period', () => {
  const paidFrom = april('2027-04-01', '2027-04-16', '2027-04-20', '2027-04-16')
  const stretches = [stretch('360', '2027-04-01', '2027-04-10'), stretch('900', '2027-04-10')]
  expect(text(allowanceOf(stretches, paidFrom, byDay).limit)).toBe('900')
})

test('when counting began anew in mid-period, the rest of it allows its share: 360 × 20/30', () => {
  const period = april('2027-01-01', '2027-04-11')
  expect(period.start.equals(at('2027-04-11'))).toBe(true)
  expect(text(allowanceOf([stretch('360', '2027-01-01')], period, byDay).limit)).toBe('240')
})

test('proration none: what is held now counts whole, and never both', () => {
  const stretches = [stretch('360', '2027-01-01', '2027-04-16'), stretch('900', '2027-04-16')]
  const none = { ...byDay, conventions: { proration: 'none', day_count: 'actual' } as const }
  expect(text(allowanceOf(stretches, april(), none).limit)).toBe('900')
})

test('to no limit: none; from no limit: its share of what is left, and usage counts from there', () => {
  const up = allowanceOf([stretch('360', '2027-01-01', '2027-04-16'), stretch(null, '2027-04-16')], april(), byDay)
  expect(up.limit).toBeNull()
  const down = allowanceOf([stretch(null, '2027-01-01', '2027-04-16'), stretch('360', '2027-04-16')], april(), byDay)
  expect([text(down.limit), down.countFrom.equals(at('2027-04-16'))]).toEqual(['180', true])
})

test('a period goes on when the billing run is late', () => {
  const period = april('2027-01-01', '2027-02-01')
  expect([period.start.equals(at('2027-04-01')), period.end.equals(at('2027-05-01'))]).toEqual([true, true])
})

test.each<[SubscriptionStatus, boolean]>([
  ['incomplete', false],
  ['trialing', true],
  ['active', true],
  ['past_due', true],
  ['paused', false],
  ['canceled', false],
  ['expired', false],
])('a subscription that is %s grants: %s', (status, grants) => {
  expect(subscriptionStatuses).toContain(status)
  expect(grantsFeatures(status)).toBe(grants)
})

const grant = (limit: string | null, enabled = true): Grant => ({ enabled, limit: limit === null ? null : decimal(limit) })

test.each<[string, FeatureKind, Grant[], Grant | null, string | null, [boolean, string | null, string | null, string | null]]>([
  ['a switch that is on', 'switch', [grant(null)], null, null, [true, null, null, null]],
  ['a switch that is off', 'switch', [grant(null, false)], null, null, [false, null, null, null]],
  ['off in one plan, on in another', 'switch', [grant(null, false), grant(null)], null, null, [true, null, null, null]],
  ['a switch denied', 'switch', [grant(null)], grant(null, false), null, [false, null, null, null]],
  ['nothing granted', 'limit', [], null, null, [false, '0', null, null]],
  ['limits add up', 'limit', [grant('5'), grant('10')], null, null, [true, '15', null, null]],
  ['no limit beats a limit', 'limit', [grant('5'), grant(null)], null, null, [true, null, null, null]],
  ['a limit of zero', 'limit', [grant('0')], null, null, [false, '0', null, null]],
  ['raised by an override', 'limit', [grant('5')], grant('50'), null, [true, '50', null, null]],
  ['lowered by an override', 'limit', [grant('5')], grant('1'), null, [true, '1', null, null]],
  ['metered, nothing used', 'metered', [grant('100')], null, '0', [true, '100', '0', '100']],
  ['metered, the last unit', 'metered', [grant('100')], null, '99.5', [true, '100', '99.5', '0.5']],
  ['metered, used up', 'metered', [grant('100')], null, '100', [false, '100', '100', '0']],
  ['metered, beyond', 'metered', [grant('100')], null, '120', [false, '100', '120', '0']],
  ['metered, raised when used up', 'metered', [grant('100')], grant('200'), '120', [true, '200', '120', '80']],
  ['metered without a limit', 'metered', [grant(null)], null, '120', [true, null, '120', null]],
  ['metered, denied', 'metered', [grant('100')], grant(null, false), '20', [false, '0', '20', '0']],
])('%s', (_, kind, grants, override, used, expected) => {
  const {
    hasAccess,
    limit,
    used: counted,
    remaining,
  } = entitlementOf({ kind, grants, override, used: used === null ? null : decimal(used) })
  expect([hasAccess, text(limit), text(counted), text(remaining)]).toEqual(expected)
})
