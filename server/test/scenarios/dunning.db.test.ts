import { expect } from 'vitest'
import { scenarios, type World } from '../scenario.ts'

const scenario = scenarios()

const declined = 'pm_card_chargeDeclinedInsufficientFunds'

/** A subscriber of 49.00 a month whose card is declined from the first day on, 1 April 2027 in Berlin. */
async function behind(world: World, { card = declined as string | null, policy = {} as object } = {}) {
  if (Object.keys(policy).length > 0) await world.post('/v1/dunning_policies', { name: 'Ours', ...policy })
  await world.plan('basic', 4900)
  const acme = await world.customer({ card })
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-01T10:00:00Z')
  const [invoice] = await acme.invoices()
  if (!invoice) throw new Error('there is an invoice')
  const { id } = invoice as unknown as { id: string }
  return {
    acme,
    subscription,
    id,
    invoice: () => world.get(`/v1/invoices/${id}`),
    told: () => world.get(`/v1/invoices/${id}/dunning`),
    payments: async () => (await world.get(`/v1/payments?invoice=${id}&sort=created_at`)).data,
    addCard: (token: string) => world.post('/v1/payment_methods', { customer: acme.id, gateway: 'sandbox', token, default: true }),
    types: async () =>
      (await world.get(`/v1/invoices/${id}/dunning`)).story.map((entry: { type: string }) => entry.type.replace('invoice.', '')),
  }
}

const noDrift = { findings: [], drift: [] }

scenario('F18: a declined card is one failed payment, one event, and the next step of dunning', async (world) => {
  const shop = await behind(world)
  expect(await shop.payments()).toMatchObject([{ status: 'declined', decline_reason: 'insufficient_funds', attempt: 1 }])
  const { run, story } = await shop.told()
  expect(run).toMatchObject({
    status: 'running',
    policy: null,
    need: 'patience',
    reason: 'insufficient_funds',
    step: 0,
    next_action: 'retry',
    next_at: '2027-04-02T07:00:00Z',
    final_at: '2027-04-15T07:00:00Z',
  })
  const failures = story.filter((entry: { type: string }) => entry.type === 'invoice.payment_failed')
  expect(failures).toMatchObject([
    { reason: 'insufficient_funds', message: 'notice', next_action: 'retry', next_at: '2027-04-02T07:00:00Z' },
  ])
  const { data } = await world.get(`/v1/events?object_id=${shop.id}&limit=100`)
  expect(data.filter((event: { type: string }) => /payment_failed|dunning/.test(event.type))).toHaveLength(1)
  expect((await shop.subscription.read()).status).toBe('past_due')
})

scenario(
  'a month of dunning by the standard terms: four retries at nine in the morning, told more and more clearly, and then a person decides',
  async (world) => {
    const shop = await behind(world)
    await world.advanceTo('2027-04-30')
    expect((await shop.payments()).map(({ created_at }: { created_at: string }) => created_at).slice(1)).toEqual([
      '2027-04-02T07:00:00Z',
      '2027-04-04T07:00:00Z',
      '2027-04-06T07:00:00Z',
      '2027-04-08T07:00:00Z',
    ])
    const { run, story } = await shop.told()
    expect(run).toMatchObject({
      status: 'exhausted',
      retries: 4,
      step: 4,
      final_result: 'none',
      next_action: null,
      ended_at: '2027-04-15T07:00:00Z',
    })
    const failures = story.filter((entry: { type: string }) => entry.type === 'invoice.payment_failed')
    expect(failures.map((entry: { message: string }) => entry.message)).toEqual(['notice', 'none', 'notice', 'warning', 'last_warning'])
    expect(await shop.types()).toContain('dunning_exhausted')
    expect((await shop.subscription.read()).status).toBe('past_due')
    expect(await world.audit()).toEqual(noDrift)
  },
)

scenario('a clock that jumps a year takes each step at its moment, in order, and each once', async (world) => {
  const shop = await behind(world, {
    policy: { final_action: 'mark_uncollectible', retries: [{ after_days: 2, message: 'warning' }], final_after_days: 5 },
  })
  await world.advanceTo('2028-04-01')
  const { run, story } = await shop.told()
  const at = story.map((entry: { at: string; type: string }) => `${entry.at} ${entry.type}`)
  expect(at).toEqual(at.toSorted())
  expect(at.slice(-2)).toEqual(['2027-04-06T07:00:00Z invoice.dunning_exhausted', '2027-04-06T07:00:00Z invoice.marked_uncollectible'])
  expect(at).toContain('2027-04-03T07:00:00Z invoice.payment_failed')
  expect(at.filter((line: string) => line.includes('payment_failed'))).toHaveLength(2)
  expect(at.filter((line: string) => line.includes('dunning_exhausted'))).toHaveLength(1)
  expect(run).toMatchObject({ status: 'exhausted', final_result: 'mark_uncollectible' })
  expect((await shop.invoice()).status).toBe('uncollectible')
  expect((await world.audit()).drift).toEqual([])
})

scenario(
  'field 2.4: a lost card is not asked again; the customer is asked for another one, which is charged at once and ends it',
  async (world) => {
    const shop = await behind(world, { card: 'pm_card_chargeDeclinedLostCard' })
    expect((await shop.told()).run).toMatchObject({ need: 'payment_method', next_action: 'message', next_at: '2027-04-04T07:00:00Z' })
    await world.advanceTo('2027-04-07')
    expect(await shop.payments()).toHaveLength(1)
    expect((await shop.types()).filter((type: string) => type === 'dunning_reminder')).toHaveLength(2)
    await shop.addCard('pm_card_visa')
    await world.advanceTo('2027-04-07T10:00:00Z')
    expect((await shop.payments()).map(({ status }: { status: string }) => status)).toEqual(['declined', 'succeeded'])
    expect((await shop.told()).run).toMatchObject({ status: 'succeeded', next_at: null })
    expect((await shop.subscription.read()).status).toBe('active')
    await world.advanceTo('2027-04-29')
    expect((await shop.types()).at(-1)).toBe('paid')
    expect(await world.audit()).toEqual(noDrift)
  },
)

scenario('a customer without a means to pay is told so on the days of the retries, and nobody is asked', async (world) => {
  const shop = await behind(world, { card: null })
  expect((await shop.told()).run).toMatchObject({ need: 'payment_method', reason: 'no_payment_method', next_action: 'message' })
  await world.advanceTo('2027-04-30')
  expect(await shop.payments()).toEqual([])
  expect((await shop.types()).filter((type: string) => type.startsWith('dunning'))).toEqual([
    'dunning_reminder',
    'dunning_reminder',
    'dunning_reminder',
    'dunning_exhausted',
  ])
})

scenario('a bank that wants to see the customer is not asked again behind their back', async (world) => {
  const shop = await behind(world, { card: 'pm_card_authenticationRequired' })
  expect((await shop.told()).run).toMatchObject({ need: 'confirmation', next_action: 'message', redirect_url: expect.any(String) })
  await world.advanceTo('2027-04-20')
  expect(await shop.payments()).toHaveLength(1)
})

scenario('a bank transfer in the middle ends dunning: the subscription is active and nothing is asked or said any more', async (world) => {
  const shop = await behind(world)
  await world.advanceTo('2027-04-05')
  await world.post(`/v1/invoices/${shop.id}/record_payment`, { amount: 900, reference: 'part' })
  expect((await shop.told()).run.status).toBe('running')
  await world.post(`/v1/invoices/${shop.id}/record_payment`, { reference: 'rest' })
  expect((await shop.told()).run).toMatchObject({ status: 'succeeded', next_at: null })
  const count = (await shop.payments()).length
  await world.advanceTo('2027-04-29')
  expect(await shop.payments()).toHaveLength(count)
  expect((await shop.types()).at(-1)).toBe('paid')
  expect((await shop.subscription.read()).status).toBe('active')
})

scenario('credit that pays the rest ends dunning too, and so does what takes the debt away', async (world) => {
  const shop = await behind(world)
  await world.post(`/v1/customers/${shop.acme.id}/credit_grants`, { amount: 4900, currency: 'EUR' })
  expect((await shop.told()).run.status).toBe('succeeded')
  expect((await shop.subscription.read()).status).toBe('active')
  const other = await world.customer({ card: declined })
  await other.subscribe('basic')
  await world.advanceTo('2027-04-02')
  const [invoice] = (await world.get(`/v1/invoices?customer=${other.id}`)).data
  await world.post(`/v1/invoices/${invoice.id}/void`)
  expect((await world.get(`/v1/invoices/${invoice.id}/dunning`)).run.status).toBe('stopped')
  await world.advanceTo('2027-04-29')
  expect((await world.audit()).findings).toEqual([])
})

scenario('the end cancels the subscription, once, and a late payment does not bring it back', async (world) => {
  const shop = await behind(world, {
    policy: { retries: [{ after_days: 1, message: 'last_warning' }], final_action: 'cancel', final_after_days: 3 },
  })
  await world.advanceTo('2027-04-05')
  expect((await shop.told()).run).toMatchObject({ status: 'exhausted', final_result: 'cancel' })
  expect(await shop.subscription.read()).toMatchObject({ status: 'canceled' })
  const { data } = await world.get(`/v1/events?object_id=${shop.subscription.id}&limit=100`)
  expect(data.filter((event: { type: string }) => event.type === 'subscription.canceled')).toHaveLength(1)
  // Three of thirty days were used: 27/30 of 49.00 were given back when it ended.
  expect(await shop.invoice()).toMatchObject({ status: 'overdue', amount_due: 490 })
  await world.post(`/v1/invoices/${shop.id}/record_payment`, { reference: 'late' })
  expect((await shop.told()).run.status).toBe('succeeded')
  await world.advanceTo('2027-07-01')
  expect(await shop.subscription.read()).toMatchObject({ status: 'canceled' })
  expect((await world.audit()).drift).toEqual([])
})

scenario('the end pauses the subscription, and money that comes after all lets it go on', async (world) => {
  const shop = await behind(world, { policy: { retries: [], final_action: 'pause', final_after_days: 3 } })
  await world.advanceTo('2027-04-05')
  expect((await shop.told()).run).toMatchObject({ status: 'exhausted', final_result: 'pause' })
  expect(await shop.subscription.read()).toMatchObject({ status: 'paused' })
  await shop.addCard('pm_card_visa')
  await world.advanceTo('2027-04-06')
  expect((await shop.told()).run.status).toBe('succeeded')
  expect(await shop.subscription.read()).toMatchObject({ status: 'active' })
  expect((await world.audit()).drift).toEqual([])
})

scenario('what cannot be done at the end is said, once', async (world) => {
  const shop = await behind(world, { policy: { retries: [], final_action: 'pause', final_after_days: 2 } })
  await world.ctx.transaction((tx) =>
    tx.query(`UPDATE subscription_cycles SET parked_at = $2, parked_reason = 'planted' WHERE organization_id = $1`, [
      tx.organizationId,
      tx.now,
    ]),
  )
  await world.advanceTo('2027-04-10')
  expect((await shop.told()).run).toMatchObject({
    status: 'exhausted',
    final_result: 'refused',
    final_detail: expect.stringContaining('parked'),
  })
  expect((await shop.types()).filter((type: string) => type === 'dunning_exhausted')).toHaveLength(1)
})

scenario('staff can pause, go on, leave out, ask at once and stop, and the story says so', async (world) => {
  const shop = await behind(world)
  const act = (verb: string) => world.post(`/v1/invoices/${shop.id}/dunning/${verb}`)
  await act('pause')
  await world.advanceTo('2027-04-04')
  expect(await shop.payments()).toHaveLength(1)
  expect(await world.refused(`/v1/invoices/${shop.id}/dunning/pause`)).toMatchObject({ status: 409, code: 'invalid_state' })
  expect((await act('resume')).run).toMatchObject({ status: 'running', next_at: '2027-04-05T07:00:00Z' })
  expect((await act('skip')).run).toMatchObject({ step: 1, next_at: '2027-04-07T07:00:00Z' })
  await act('retry')
  await world.advanceTo('2027-04-05')
  expect(await shop.payments()).toHaveLength(2)
  expect((await shop.told()).run).toMatchObject({ step: 1, retries: 0, next_at: '2027-04-07T07:00:00Z' })
  expect((await act('stop')).run).toMatchObject({ status: 'stopped', next_at: null })
  await world.advanceTo('2027-04-30')
  expect(await shop.payments()).toHaveLength(2)
  expect(await world.refused(`/v1/invoices/${shop.id}/dunning/skip`)).toMatchObject({ code: 'invalid_state' })
  const done = (await shop.types()).filter((type: string) => type.startsWith('dunning'))
  expect(done).toEqual(['dunning_paused', 'dunning_resumed', 'dunning_skipped', 'dunning_retried', 'dunning_stopped'])
})

scenario('what is sent is announced before it is due and asked for after, each once, and nothing once it is paid', async (world) => {
  await world.plan('basic', 4900)
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice', net_terms_days: 14 } })
  await acme.subscribe('basic')
  await world.advanceTo('2027-04-20')
  const [invoice] = (await world.get(`/v1/invoices?customer=${acme.id}`)).data
  const told = async () =>
    (await world.get(`/v1/invoices/${invoice.id}/dunning`)).story.map((entry: { at: string; type: string; days: number }) => [
      entry.at,
      entry.type,
      entry.days,
    ])
  expect(invoice.due_on).toBe('2027-04-15')
  expect((await told()).slice(1)).toEqual([
    ['2027-04-12T07:00:00Z', 'invoice.due_soon', 3],
    ['2027-04-15T22:00:00Z', 'invoice.overdue', null],
    ['2027-04-18T07:00:00Z', 'invoice.overdue_reminder', 3],
  ])
  await world.post(`/v1/invoices/${invoice.id}/record_payment`, { reference: 'by bank' })
  await world.advanceTo('2027-04-30')
  expect((await told()).slice(4).map(([, type]: string[]) => type)).toEqual(['invoice.payment_succeeded', 'invoice.paid'])
})

scenario(
  'an invoice that was sent and never paid is written off where the policy says so; a customer can have another policy',
  async (world) => {
    await world.post('/v1/dunning_policies', {
      name: 'Strict',
      final_action: 'mark_uncollectible',
      final_after_days: 10,
      remind_days_after_due: [1],
    })
    const mild = await world.post('/v1/dunning_policies', { name: 'Mild' })
    expect(mild).toMatchObject({ default: false, final_action: 'none' })
    await world.plan('basic', 4900)
    const more = { collection_method: 'send_invoice', net_terms_days: 5 }
    const acme = await world.customer({ card: null, more })
    const friend = await world.customer({ card: null, name: 'Friend', more: { ...more, dunning_policy: mild.id } })
    for (const each of [acme, friend]) await each.subscribe('basic')
    await world.advanceTo('2027-04-20')
    const statusOf = async (id: string) => (await world.get(`/v1/invoices?customer=${id}`)).data[0].status
    expect([await statusOf(acme.id), await statusOf(friend.id)]).toEqual(['uncollectible', 'overdue'])
    expect(await world.refused('/v1/customers', { name: 'X', dunning_policy: 'dun_01h45ytscbebyvny4gc8cr8ma2' })).toMatchObject({
      code: 'invalid',
    })
  },
)

scenario('field 2.4.19: nobody is told that a renewal worked and then that it failed', async (world) => {
  const shop = await behind(world)
  const { data } = await world.get(`/v1/events?object_id=${shop.id}&limit=100&sort=created_at`)
  const types = data.map((event: { type: string }) => event.type)
  expect(types).toContain('invoice.payment_failed')
  for (const type of ['invoice.paid', 'invoice.payment_succeeded']) expect(types).not.toContain(type)
  await shop.addCard('pm_card_visa')
  await world.advanceTo('2027-04-20')
  const after = (await world.get(`/v1/events?object_id=${shop.id}&limit=100&sort=created_at`)).data.map(
    (event: { type: string }) => event.type,
  )
  for (const type of ['invoice.paid', 'invoice.payment_succeeded']) expect(after.filter((each: string) => each === type)).toHaveLength(1)
  expect(after.lastIndexOf('invoice.payment_failed')).toBeLessThan(after.indexOf('invoice.payment_succeeded'))
})
