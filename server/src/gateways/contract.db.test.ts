import { encodeId, idOf } from '@quarterday/core/id.ts'
import { money } from '@quarterday/core/money.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/api.ts'
import { type Stand, stands } from '../../test/gateway-stands.ts'
import { newId } from '../kit/ids.ts'
import type { BeginRequest, ChargeRequest, RefundOutcome, RefundRequest } from './gateway.ts'
import { gateways } from './index.ts'

const tenEuros = money('EUR', 1000n)
const newKey = () => `${encodeId('inv', newId())}:1`
const askedAt = () => Temporal.Now.instant()

describe.each(gateways.filter(({ name }) => name !== 'manual').map(({ name }) => ({ name })))('the $name gateway', ({ name }) => {
  let api: TestApi
  let stand: Stand
  beforeAll(async () => {
    api = await testApi()
    const build = stands[name]
    if (!build) throw new Error(`The gateway ${name} has no stand in test/gateway-stands.ts`)
    stand = await build(api)
  })
  afterAll(async () => {
    await stand?.close()
    await api?.close()
  })

  const labels = () => ({
    organization: encodeId('org', api.organization.id),
    payment: encodeId('pay', newId()),
    description: 'INV-000001',
  })
  const asked = (token: string, idempotencyKey = newKey()): ChargeRequest => ({
    ...{ idempotencyKey, token, customer: stand.customer, amount: tenEuros, labels: labels() },
  })
  const door = (fields: Partial<BeginRequest> = {}): BeginRequest => ({
    ...{ idempotencyKey: newKey(), customer: stand.customer, amount: tenEuros, labels: labels() },
    ...{ returnUrl: 'https://shop.example/paid', keepMethod: false },
    ...fields,
  })
  const put = ({ idempotencyKey }: { readonly idempotencyKey: string }, reference: string | null = null) => ({
    ...{ idempotencyKey, reference, customer: stand.customer, askedAt: askedAt() },
  })
  const succeeded = { kind: 'succeeded', reference: expect.any(String), amount: tenEuros }

  test('knows its own name', () => {
    expect(stand.connect().name).toBe(name)
  })

  test('I11: one key is one charge, whatever is asked how often at once', async () => {
    const request = asked(await stand.token('succeeds'))
    const answers = await Promise.all(Array.from({ length: 12 }, () => stand.connect().charge(request)))
    const known = answers.filter(({ kind }) => kind === 'succeeded')
    expect(known[0]).toEqual(succeeded)
    expect(new Set(known.map((answer) => JSON.stringify({ ...answer, amount: null }))).size).toBe(1)
    // Whoever came while the first was being answered may be told to come back, and never that it failed.
    expect(answers.filter(({ kind }) => kind !== 'succeeded' && kind !== 'unknown' && kind !== 'not_put')).toEqual([])
    expect(await stand.connect().find(put(request))).toEqual(known[0])
  })

  test('two keys are two charges', async () => {
    const token = await stand.token('succeeds')
    const [first, second] = await Promise.all([1, 2].map(() => stand.connect().charge(asked(token))))
    expect([first, second]).toEqual([succeeded, succeeded])
    expect(first).not.toEqual(second)
  })

  test('the same key with another amount or another means to pay is a bug, and takes nothing', async () => {
    const request = asked(await stand.token('succeeds'))
    const answer = await stand.connect().charge(request)
    await expect(stand.connect().charge({ ...request, amount: money('EUR', 1001n) })).rejects.toThrow('another charge')
    await expect(stand.connect().charge({ ...request, amount: money('USD', 1000n) })).rejects.toThrow('another charge')
    await expect(stand.connect().charge({ ...request, token: await stand.token('declined') })).rejects.toThrow('another charge')
    expect(await stand.connect().charge(request)).toEqual(answer)
  })

  test('F18: a decline says why and whether asking again makes sense, and is remembered', async () => {
    const request = asked(await stand.token('declined'))
    const declined = { kind: 'declined', reason: 'insufficient_funds', retryable: true, reference: expect.any(String) }
    const first = await stand.connect().charge(request)
    expect(first).toEqual(declined)
    expect(await stand.connect().charge(request)).toEqual(first)
    expect(await stand.connect().find(put(request))).toEqual(first)
    expect(await stand.connect().charge(asked(await stand.token('stolen')))).toMatchObject({ reason: 'stolen_card', retryable: false })
  })

  test('a customer who has to confirm is sent somewhere, and once they have the money is there', async () => {
    const request = asked(await stand.token('confirmed'))
    const answer = await stand.connect().charge(request)
    expect(answer).toMatchObject({ kind: 'needs_customer', reference: expect.any(String) })
    if (answer.kind !== 'needs_customer') return
    expect(answer.clientSecret ?? answer.redirectUrl).toEqual(expect.any(String))
    await stand.authenticate(answer.reference)
    expect(await stand.connect().find(put(request, answer.reference))).toEqual(succeeded)
  })

  test('F2, F19: a charge whose answer was lost is found by its key', async () => {
    let request = asked('')
    const lost = await stand.loseAnswer((token) => {
      request = asked(token)
      return stand.connect().charge(request)
    })
    expect(lost).toEqual({ kind: 'unknown' })
    const found = await stand.connect().find(put(request))
    expect(found).toEqual(succeeded)
    expect(await stand.connect().charge(request)).toEqual(found)
  })

  test('what never arrived is not found', async () => {
    expect(await stand.connect().find(put({ idempotencyKey: newKey() }))).toBeNull()
    expect(await stand.connect().report('ch_nobody')).toBeNull()
  })

  test('a door opens once a key, and what the customer pays by it is there for who looks', async () => {
    const request = door()
    const [first, second] = [await stand.connect().begin(request), await stand.connect().begin(request)]
    expect(first).toMatchObject({ kind: 'needs_customer', reference: expect.any(String) })
    expect(second).toEqual(first)
    if (first.kind !== 'needs_customer') return
    await stand.enterCard(first.reference, 'succeeds')
    expect(await stand.connect().complete(first.reference, newKey())).toEqual({ ...succeeded, reference: first.reference })
    const report = await stand.connect().report(first.reference)
    expect(report).toMatchObject({
      outcome: { kind: 'succeeded', amount: tenEuros },
      labels: { organization: request.labels.organization, payment: request.labels.payment },
      idempotencyKey: request.idempotencyKey,
      ...{ keptToken: null, refunds: [], disputes: [] },
    })
  })

  test('a card that is declined leaves the door open, and one that needs it is authenticated', async () => {
    const answer = await stand.connect().begin(door())
    if (answer.kind !== 'needs_customer') throw new Error('A door opens')
    await stand.enterCard(answer.reference, 'declined')
    expect((await stand.connect().report(answer.reference))?.outcome.kind).toBe('needs_customer')
    await stand.enterCard(answer.reference, 'confirmed')
    expect((await stand.connect().report(answer.reference))?.outcome.kind).toBe('needs_customer')
    await stand.authenticate(answer.reference)
    expect(await stand.connect().complete(answer.reference, newKey())).toMatchObject({ kind: 'succeeded' })
  })

  test('F21: a door that is closed takes nothing; one that was gone through cannot be closed', async () => {
    const [shut, used] = [await stand.connect().begin(door()), await stand.connect().begin(door())]
    if (shut.kind !== 'needs_customer' || used.kind !== 'needs_customer') throw new Error('Doors open')
    expect(await stand.connect().cancel(shut.reference)).toMatchObject({ kind: 'canceled' })
    await stand.enterCard(shut.reference, 'succeeds').catch(() => undefined)
    expect((await stand.connect().report(shut.reference))?.outcome.kind).toBe('canceled')
    await stand.enterCard(used.reference, 'succeeds')
    await stand.connect().complete(used.reference, newKey())
    expect(await stand.connect().cancel(used.reference)).toMatchObject({ kind: 'succeeded', amount: tenEuros })
  })

  test('a customer who wants to be charged by the same means next time can be', async () => {
    const answer = await stand.connect().begin(door({ keepMethod: true }))
    if (answer.kind !== 'needs_customer') throw new Error('A door opens')
    await stand.enterCard(answer.reference, 'succeeds')
    await stand.connect().complete(answer.reference, newKey())
    const { keptToken = null } = (await stand.connect().report(answer.reference)) ?? {}
    expect(keptToken).toEqual(expect.any(String))
    expect(await stand.connect().charge(asked(keptToken ?? ''))).toEqual(succeeded)
  })

  test('a means to pay is set up without a charge, and can be charged then', async () => {
    const setup = await stand
      .connect()
      .beginSetup({ idempotencyKey: newKey(), customer: stand.customer, returnUrl: 'https://shop.example/kept' })
    expect(setup).toMatchObject({ kind: 'needs_customer', reference: expect.any(String) })
    await stand.enterCard(setup.reference, 'succeeds')
    const ready = await stand.connect().findSetup(setup.reference)
    expect(ready).toMatchObject({ kind: 'ready', reference: setup.reference, description: stand.described })
    if (ready?.kind === 'ready') expect(await stand.connect().charge(asked(ready.token))).toEqual(succeeded)
    expect(await stand.connect().findSetup('seti_nobody')).toBeNull()
  })

  test('a token is described by what people recognise, an unknown one not at all; what is forgotten stays forgotten', async () => {
    const token = await stand.token('succeeds')
    expect(await stand.connect().describe(token)).toMatchObject(stand.described)
    expect(await stand.connect().keep(token, stand.customer)).toMatchObject({ kind: 'kept', description: stand.described })
    expect(await stand.connect().describe('pm_nobody')).toBeNull()
    expect(await stand.connect().keep('pm_nobody', stand.customer)).toEqual({ kind: 'unknown_token' })
    await stand.connect().forget(token)
    await stand.connect().forget(token)
    await stand.connect().forget('pm_nobody')
  })

  const charged = async (): Promise<string> => {
    const answer = await stand.connect().charge(asked(await stand.token('succeeds')))
    return answer.kind === 'succeeded' ? answer.reference : ''
  }
  const back = (charge: string, minor = 300n): RefundRequest => ({
    ...{ idempotencyKey: encodeId('re', newId()), charge, amount: money('EUR', minor), askedAt: askedAt() },
  })

  test('I13: one key is one refund, and refunds of a charge send back no more than was taken', async () => {
    const charge = await charged()
    const request = back(charge)
    const answers = await Promise.all(Array.from({ length: 8 }, () => stand.connect().refund(request)))
    const known = answers.filter(({ kind }) => kind === 'succeeded')
    expect(known[0]).toEqual({ kind: 'succeeded', reference: expect.any(String) })
    expect(new Set(known.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await stand.connect().findRefund(request)).toEqual(known[0])
    const others: RefundOutcome[] = []
    for (let index = 0; index < 4; index += 1) others.push(await stand.connect().refund(back(charge)))
    expect(others.map(({ kind }) => kind).sort()).toEqual(['declined', 'declined', 'succeeded', 'succeeded'])
    await expect(stand.connect().refund({ ...request, amount: money('EUR', 301n) })).rejects.toThrow('another refund')
    const report = await stand.connect().report(charge)
    const sent = report?.refunds.filter(({ outcome }) => outcome.kind === 'succeeded')
    expect(sent?.map(({ amount }) => amount.minor)).toEqual([300n, 300n, 300n])
    expect(sent?.map(({ idempotencyKey }) => idempotencyKey)).toContain(request.idempotencyKey)
  })

  test('a refund of what nobody was charged is declined, and one that never arrived is not found', async () => {
    expect(await stand.connect().refund(back('ch_nobody'))).toMatchObject({ kind: 'declined' })
    expect(await stand.connect().findRefund(back(await charged()))).toBeNull()
  })

  test('F19: a refund whose answer was lost is found by its key', async () => {
    let request = asked('')
    await stand.loseAnswer((token) => {
      request = asked(token)
      return stand.connect().charge(request)
    })
    const charge = await stand.connect().find(put(request))
    const refund = back(charge?.kind === 'succeeded' ? charge.reference : '', 1000n)
    expect(await stand.loseAnswer(() => stand.connect().refund(refund))).toEqual({ kind: 'unknown' })
    expect(await stand.connect().findRefund(refund)).toEqual({ kind: 'succeeded', reference: expect.any(String) })
  })

  test('S51: what comes in without a signature is nobody’s word', async () => {
    const body = Buffer.from(JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } }))
    expect(await stand.connect().verify({ body, headers: {} }, askedAt())).toBeNull()
  })
})

test('rule 10: nobody asks inside a transaction', async () => {
  const api = await testApi()
  const stand = await stands.sandbox?.(api)
  const labels = { organization: encodeId('org', api.organization.id), payment: encodeId('pay', idOf('pay', newId())), description: 'x' }
  const ask = api.db.database.organization(api.organization.id, async () =>
    stand?.connect().charge({ idempotencyKey: newKey(), token: 'pm_card_visa', customer: null, amount: tenEuros, labels }),
  )
  await expect(ask).rejects.toThrow('outside of transactions')
  await api.close()
})
