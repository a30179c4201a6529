import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios, type World } from '../scenario.ts'

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01' }
const quiet = { findings: [], drift: [] }

/** A customer with a wallet for which 50.00 were paid, by card. */
async function prepaid(world: World, more: object = {}) {
  const acme = await world.customer()
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Prepaid' })
  await world.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 5000, paid: true, ...more })
  await world.advanceTo('2027-04-02')
  const balance = () => world.get(`/v1/wallets/${wallet.id}/balance`)
  const withdraw = (body: object) => world.post(`/v1/wallets/${wallet.id}/withdraw`, body)
  return { acme, wallet, balance, withdraw }
}

scenario('unused credit goes back by the payment that bought it, with a credit note', april, async (world) => {
  const { acme, wallet, balance, withdraw } = await prepaid(world)
  await world.plan('basic', 1500)
  await acme.subscribe('basic')
  expect(await balance()).toMatchObject({ balance: 3500, withdrawable: 3500 })
  const withdrawal = await withdraw({ amount: 2000, destination: 'refund', memo: 'As you asked.' })
  expect(withdrawal).toMatchObject({ amount: 2000, destination: 'refund', grant: null, wallet: wallet.id })
  expect(await acme.notes()).toEqual([told('Prepaid: top-up  20.00\nGiven back  20.00 EUR\nRefunded  20.00')])
  expect(await balance()).toMatchObject({ balance: 1500, withdrawable: 1500 })
  expect(await world.audit()).toEqual(quiet)
  await world.advanceTo('2027-04-03')
  const [refund] = (await world.get('/v1/refunds')).data
  expect(refund).toMatchObject({ status: 'succeeded', amount: 2000, credit_note: withdrawal.credit_notes[0] })
  const note = await world.get(`/v1/credit_notes/${withdrawal.credit_notes[0]}`)
  expect(note).toMatchObject({ reason: 'withdrawal', total: 2000, refunded: 2000 })
  expect((await world.get(`/v1/credit_notes/${note.id}/explanation`)).lines).toHaveLength(1)
  // All that is left: 15.00.
  expect(await withdraw({ destination: 'refund' })).toMatchObject({ amount: 1500 })
  expect((await world.refused(`/v1/wallets/${wallet.id}/withdraw`, { destination: 'refund' })).code).toBe('invalid_state')
  expect((await world.refused(`/v1/credit_notes/${note.id}/void`)).code).toBe('invalid_state')
  expect((await world.get(`/v1/wallets/${wallet.id}/withdrawals`)).data).toHaveLength(2)
  await world.advanceTo('2027-04-04')
  expect(await world.audit()).toEqual(quiet)
})

scenario('unused credit becomes credit beside wallets, which pays what is open', april, async (world) => {
  const { acme, balance, withdraw } = await prepaid(world)
  const { id } = await world.post('/v1/invoices', {
    customer: acme.id,
    collection_method: 'send_invoice',
    lines: [{ description: 'Workshop', unit_amount: '6000' }],
    finalize: true,
  })
  // The wallet has paid 50.00 of it.
  expect(await world.get(`/v1/invoices/${id}`)).toMatchObject({ wallet_applied: 5000, amount_due: 1000 })
  await world.post(`/v1/invoices/${id}/void`)
  expect(await withdraw({ amount: 1200, destination: 'customer_balance' })).toMatchObject({ amount: 1200, credit_notes: [] })
  expect(await balance()).toMatchObject({ balance: 3800 })
  expect(await acme.balance()).toBe(1200)
  expect(await world.audit()).toEqual(quiet)
})

scenario('what was given stays, what expired is gone, and the seller keeps what is forfeited', april, async (world) => {
  const { acme, wallet, balance, withdraw } = await prepaid(world, { expires_after_days: 30 })
  await world.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 700, paid: false })
  expect(await balance()).toMatchObject({ balance: 5700, withdrawable: 5000 })
  expect((await world.refused(`/v1/wallets/${wallet.id}/withdraw`, { amount: 5001, destination: 'forfeit' })).code).toBe('invalid')
  expect(await withdraw({ amount: 1000, destination: 'forfeit' })).toMatchObject({ amount: 1000, grant: null, credit_notes: [] })
  expect(await balance()).toMatchObject({ balance: 4700, withdrawable: 4000 })
  expect(await world.audit()).toEqual(quiet)
  await world.advanceTo('2027-06-01')
  expect(await balance()).toMatchObject({ balance: 700, withdrawable: 0 })
  expect((await world.refused(`/v1/wallets/${wallet.id}/withdraw`, { destination: 'customer_balance' })).code).toBe('invalid_state')
  expect(await acme.notes()).toEqual([])
  expect(await world.audit()).toEqual(quiet)
})

scenario('what rolled over goes back of the top-up that it came from', april, async (world) => {
  const rollover = { percent: 50, expires_after_days: null }
  const { balance, withdraw } = await prepaid(world, { expires_after_days: 10, rollover })
  await world.advanceTo('2027-05-01')
  expect(await balance()).toMatchObject({ balance: 2500, withdrawable: 2500 })
  expect(await withdraw({ destination: 'refund' })).toMatchObject({ amount: 2500 })
  await world.advanceTo('2027-05-02')
  expect(await balance()).toMatchObject({ balance: 0 })
  expect(await world.audit()).toEqual(quiet)
})

scenario('a wallet that would fill itself again is not emptied', april, async (world) => {
  const { wallet, withdraw } = await prepaid(world)
  await world.patch(`/v1/wallets/${wallet.id}`, { auto_top_up: { threshold: 1000, amount: 3000 } })
  expect((await world.refused(`/v1/wallets/${wallet.id}/withdraw`, { amount: 4001, destination: 'refund' })).code).toBe('invalid_state')
  expect(await withdraw({ amount: 4000, destination: 'refund' })).toMatchObject({ amount: 4000 })
})

scenario('sixteen at once, and invoices that draw meanwhile, take no more than there is', april, async (world) => {
  const { acme, wallet, balance } = await prepaid(world)
  const invoice = {
    customer: acme.id,
    collection_method: 'send_invoice',
    lines: [{ description: 'Workshop', unit_amount: '900' }],
    finalize: true,
  }
  const [withdrawn, drawn] = await Promise.all([
    world.atOnce(16, `/v1/wallets/${wallet.id}/withdraw`, { amount: 700, destination: 'refund' }),
    world.atOnce(4, '/v1/invoices', invoice),
  ])
  const taken = 700 * withdrawn.filter(({ status }) => status === 201).length
  const paid = drawn.reduce((sum, { body }) => sum + body.wallet_applied, 0)
  const { balance: left } = await balance()
  expect(taken + paid + left).toBe(5000)
  expect(left).toBeLessThan(700)
  expect(await world.audit()).toEqual(quiet)
})
