import { expect } from 'vitest'
import { scenarios, type World } from '../../../test/scenario.ts'

const scenario = scenarios()

type Customer = Awaited<ReturnType<World['customer']>>

/** A meter of calls, a metered feature, a limit and a switch. */
async function offer(world: World) {
  const meter = await world.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'sum', value_property: 'units' })
  await world.post('/v1/features', { code: 'calls', name: 'API calls', kind: 'metered', meter: meter.id, unit: 'calls' })
  await world.post('/v1/features', { code: 'seats', name: 'Seats', kind: 'limit' })
  await world.post('/v1/features', { code: 'sso', name: 'Single sign-on', kind: 'switch' })
  await world.plan('basic', 1000, {
    more: {
      features: [
        { feature: 'calls', limit: '360' },
        { feature: 'seats', limit: '5' },
        { feature: 'sso', enabled: false },
      ],
    },
  })
  await world.plan('pro', 3000, {
    more: { features: [{ feature: 'calls', limit: '900' }, { feature: 'seats', limit: '20' }, { feature: 'sso' }] },
  })
}

const check = (world: World, customer: Customer, feature: string) => world.get(`/v1/customers/${customer.id}/entitlements/${feature}`)

async function brief(world: World, customer: Customer, feature: string): Promise<unknown[]> {
  const { has_access, limit, used, remaining } = await check(world, customer, feature)
  return [has_access, limit, used, remaining]
}

scenario('field 2.1.4: an upgrade half way allows half of both, and what was used stays used', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const agreement = await acme.subscribe('basic')
  await agreement.use('calls', 200)
  expect(await brief(world, acme, 'calls')).toEqual([true, '360', '200', '160'])
  await world.advanceTo('2027-04-16')
  await agreement.change('pro')
  // 360 × 15/30 + 900 × 15/30 = 180 + 450.
  expect(await check(world, acme, 'calls')).toMatchObject({
    has_access: true,
    limit: '630',
    used: '200',
    remaining: '430',
    resets_at: world.moment('2027-05-01').replace('.000', ''),
    source: { type: 'plans', override: null, subscriptions: [{ subscription: agreement.id, plans: [world.planId('pro')], limit: '630' }] },
  })
  expect(await brief(world, acme, 'seats')).toEqual([true, '20', null, null])
  expect(await brief(world, acme, 'sso')).toEqual([true, null, null, null])
  await world.advanceTo('2027-05-01')
  expect(await brief(world, acme, 'calls')).toEqual([true, '900', '0', '900'])
})

scenario('there and back in a day allows what it did before', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const agreement = await acme.subscribe('basic')
  await world.advanceTo('2027-04-11')
  await agreement.change('pro')
  await agreement.change('basic')
  expect(await brief(world, acme, 'calls')).toEqual([true, '360', '0', '360'])
})

scenario('a change that waits for the end of the period changes nothing before', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const agreement = await acme.subscribe('pro')
  await world.advanceTo('2027-04-16')
  await agreement.change('basic', { timing: 'period_end' })
  expect(await brief(world, acme, 'calls')).toEqual([true, '900', '0', '900'])
  await world.advanceTo('2027-05-02')
  expect(await brief(world, acme, 'calls')).toEqual([true, '360', '0', '360'])
})

scenario('used up is no access, until the next period', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const agreement = await acme.subscribe('basic')
  await agreement.use('calls', 400)
  expect(await brief(world, acme, 'calls')).toEqual([false, '360', '400', '0'])
  await world.advanceTo('2027-05-01')
  expect(await brief(world, acme, 'calls')).toEqual([true, '360', '0', '360'])
})

scenario('limits of several subscriptions add up, and one that ends takes its part with it', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const first = await acme.subscribe('basic')
  await acme.subscribe('pro')
  await first.use('calls', 100)
  expect(await brief(world, acme, 'calls')).toEqual([true, '1260', '100', '1160'])
  expect(await brief(world, acme, 'seats')).toEqual([true, '25', null, null])
  await first.cancel({ timing: 'now' })
  expect(await brief(world, acme, 'calls')).toEqual([true, '900', '0', '900'])
  expect(await brief(world, acme, 'seats')).toEqual([true, '20', null, null])
})

scenario('an item of another plan is an add-on: it grants what its plan does', async (world) => {
  await offer(world)
  await world.plan('pack', 500, { more: { features: [{ feature: 'calls', limit: '100' }] } })
  const acme = await world.customer()
  const agreement = await acme.subscribe('basic')
  await world.advanceTo('2027-04-16')
  await agreement.change({ items: [{ price: world.prices('pack')[0]?.id }], timing: 'now' })
  // 360 + 100 × 15/30.
  expect(await brief(world, acme, 'calls')).toEqual([true, '410', '0', '410'])
  await world.advanceTo('2027-05-01')
  expect(await brief(world, acme, 'calls')).toEqual([true, '460', '0', '460'])
})

scenario('a trial grants, and so does a subscription that is past due; one that begins later and one that ended do not', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const trial = await acme.subscribe('basic', { trial_days: 10 })
  expect(await brief(world, acme, 'seats')).toEqual([true, '5', null, null])
  await trial.cancel({ timing: 'now' })
  expect(await brief(world, acme, 'seats')).toEqual([false, '0', null, null])
  await acme.subscribe('pro', { start_at: world.moment('2027-04-10') })
  expect(await brief(world, acme, 'seats')).toEqual([false, '0', null, null])
  await world.advanceTo('2027-04-10')
  expect(await brief(world, acme, 'seats')).toEqual([true, '20', null, null])
  const poor = await world.customer({ card: 'pm_card_chargeDeclined' })
  const unpaid = await poor.subscribe('basic')
  await world.advanceTo('2027-04-11')
  expect((await unpaid.read()).status).toBe('past_due')
  expect(await brief(world, poor, 'seats')).toEqual([true, '5', null, null])
})

scenario('a paused subscription grants nothing', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const agreement = await acme.subscribe('basic')
  await agreement.pause()
  expect((await agreement.read()).status).toBe('paused')
  expect(await brief(world, acme, 'calls')).toEqual([false, '0', '0', '0'])
  await agreement.resume()
  expect(await brief(world, acme, 'seats')).toEqual([true, '5', null, null])
})

scenario('an exception takes the place of the plans until it expires, and the events say so', async (world) => {
  await offer(world)
  const acme = await world.customer()
  await acme.subscribe('basic')
  const url = `/v1/customers/${acme.id}/entitlement_overrides`
  const raised = await world.post(url, {
    feature: 'seats',
    limit: '50',
    expires_at: world.moment('2027-04-10'),
    reason: 'A trial of more seats',
  })
  expect(await check(world, acme, 'seats')).toMatchObject({ limit: '50', source: { type: 'override', override: raised.id } })
  const lowered = await world.post(url, { feature: 'seats', limit: '1', expires_at: world.moment('2027-04-12') })
  expect(await brief(world, acme, 'seats')).toEqual([true, '1', null, null])
  await world.post(url, { feature: 'calls', has_access: false })
  expect(await brief(world, acme, 'calls')).toEqual([false, '0', '0', '0'])
  await world.advanceTo('2027-04-12')
  expect(await brief(world, acme, 'seats')).toEqual([true, '5', null, null])
  const { data } = await world.get(url)
  expect(data.map((each: { feature: string; status: string }) => [each.feature, each.status])).toEqual([
    ['calls', 'active'],
    ['seats', 'expired'],
    ['seats', 'replaced'],
  ])
  const types = async (id: string) =>
    (await world.get(`/v1/events?object_id=${id}&sort=created_at`)).data.map((event: { type: string }) => event.type)
  expect(await types(raised.id)).toEqual(['entitlement.created', 'entitlement.replaced'])
  expect(await types(lowered.id)).toEqual(['entitlement.created', 'entitlement.expired'])
})

scenario('an exception that is taken back leaves the plans; a second time there is nothing to take back', async (world) => {
  await offer(world)
  const acme = await world.customer()
  const made = await world.post(`/v1/customers/${acme.id}/entitlement_overrides`, { feature: 'calls', limit: '10' })
  await world.post('/v1/usage_events/batch', { events: [{ meter: 'calls', customer: acme.id, key: 'a', properties: { units: '4' } }] })
  expect(await brief(world, acme, 'calls')).toEqual([true, '10', '4', '6'])
  expect((await world.client.delete(`/v1/entitlement_overrides/${made.id}`)).body).toMatchObject({ status: 'removed' })
  expect((await world.client.delete(`/v1/entitlement_overrides/${made.id}`)).status).toBe(409)
  expect(await brief(world, acme, 'calls')).toEqual([false, '0', '0', '0'])
})

scenario('what a plan grants can be said anew, for all who hold it', async (world) => {
  await offer(world)
  const acme = await world.customer()
  await acme.subscribe('basic')
  const url = `/v1/plans/${world.planId('basic')}/features/seats`
  const { body } = await world.client.request('PUT', url, { limit: null })
  expect(body.features.map((each: { code: string; limit: string | null }) => [each.code, each.limit])).toEqual([
    ['calls', '360'],
    ['seats', null],
    ['sso', null],
  ])
  expect(await brief(world, acme, 'seats')).toEqual([true, null, null, null])
  expect((await world.client.delete(url)).status).toBe(200)
  expect((await world.client.delete(url)).status).toBe(404)
  expect(await brief(world, acme, 'seats')).toEqual([false, '0', null, null])
  const { data } = await world.get(`/v1/customers/${acme.id}/entitlements`)
  expect(data.map((each: { feature: string; has_access: boolean }) => [each.feature, each.has_access])).toEqual([
    ['calls', true],
    ['seats', false],
    ['sso', false],
  ])
})

scenario('what makes no sense is refused, and says where', async (world) => {
  await offer(world)
  const wrong = async (features: object[]) => {
    const reply = await world.client.post('/v1/plans', { code: 'odd', name: 'Odd', features })
    return [reply.status, reply.body.errors[0].pointer]
  }
  expect(await wrong([{ feature: 'seats' }])).toEqual([422, '/features/0/limit'])
  expect(await wrong([{ feature: 'sso', limit: '3' }])).toEqual([422, '/features/0/limit'])
  expect(await wrong([{ feature: 'sso' }, { feature: 'none' }])).toEqual([422, '/features/1/feature'])
  expect(await wrong([{ feature: 'sso' }, { feature: 'sso' }])).toEqual([422, '/features/1/feature'])
  expect(await world.refused('/v1/features', { code: 'sso', name: 'Again', kind: 'switch' })).toMatchObject({ code: 'already_exists' })
  expect(await world.refused('/v1/features', { code: 'gb', name: 'Storage', kind: 'metered' })).toMatchObject({ code: 'invalid' })
  const acme = await world.customer()
  const late = { feature: 'seats', limit: '1', expires_at: world.moment('2027-03-01') }
  expect(await world.refused(`/v1/customers/${acme.id}/entitlement_overrides`, late)).toMatchObject({ code: 'invalid' })
  expect((await world.client.get(`/v1/customers/${acme.id}/entitlements/none`)).status).toBe(404)
})
