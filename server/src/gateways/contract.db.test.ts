import { money } from '@quarterday/core/money.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/api.ts'
import type { Gateway } from './gateway.ts'
import { gateways } from './index.ts'

/** Tokens by which each gateway can be made to answer one way or the other. */
const tokens: Readonly<
  Record<string, { readonly succeeds: string; readonly declined: string; readonly confirmed: string; readonly lost: string }>
> = {
  sandbox: {
    succeeds: 'pm_card_visa',
    declined: 'pm_card_chargeDeclinedInsufficientFunds',
    confirmed: 'pm_card_threeDSecureRequired',
    lost: 'pm_card_timeout',
  },
}

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const tenEuros = money('EUR', 1000n)
let keys = 0
const newKey = () => `inv_contract:${++keys}`

describe.each(gateways.map((adapter) => ({ name: adapter.name, adapter, token: tokens[adapter.name] })))(
  'the $name gateway',
  ({ name, adapter, token }) => {
    const connect = (): Gateway => adapter.connect({ database: api.db.database, organizationId: api.organization.id })

    test('knows its own name and has tokens for these tests', () => {
      expect(connect().name).toBe(name)
      expect(token).toBeDefined()
    })

    test('I11: one key is one charge, whatever is asked how often at once', async () => {
      const request = { idempotencyKey: newKey(), token: token?.succeeds ?? '', amount: tenEuros }
      const answers = await Promise.all(Array.from({ length: 12 }, () => connect().charge(request)))
      expect(answers[0]).toEqual({ kind: 'succeeded', reference: expect.any(String) })
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(await connect().find(request.idempotencyKey)).toEqual(answers[0])
    })

    test('two keys are two charges', async () => {
      const [first, second] = await Promise.all(
        [newKey(), newKey()].map((idempotencyKey) => connect().charge({ idempotencyKey, token: token?.succeeds ?? '', amount: tenEuros })),
      )
      expect(first).not.toEqual(second)
    })

    test('the same key with another amount or another means to pay is a bug, and takes nothing', async () => {
      const request = { idempotencyKey: newKey(), token: token?.succeeds ?? '', amount: tenEuros }
      const answer = await connect().charge(request)
      await expect(connect().charge({ ...request, amount: money('EUR', 1001n) })).rejects.toThrow('another charge')
      await expect(connect().charge({ ...request, amount: money('USD', 1000n) })).rejects.toThrow('another charge')
      await expect(connect().charge({ ...request, token: token?.declined ?? '' })).rejects.toThrow('another charge')
      expect(await connect().charge(request)).toEqual(answer)
    })

    test('a decline says why and whether asking again makes sense, and is remembered', async () => {
      const request = { idempotencyKey: newKey(), token: token?.declined ?? '', amount: tenEuros }
      const declined = { kind: 'declined', reason: 'insufficient_funds', retryable: true }
      expect(await connect().charge(request)).toEqual(declined)
      expect(await connect().charge(request)).toEqual(declined)
      expect(await connect().find(request.idempotencyKey)).toEqual(declined)
    })

    test('a customer who has to confirm is sent somewhere', async () => {
      const request = { idempotencyKey: newKey(), token: token?.confirmed ?? '', amount: tenEuros }
      expect(await connect().charge(request)).toEqual({ kind: 'needs_customer', redirectUrl: expect.stringMatching(/^https:/) })
    })

    test('F2, F19: a charge whose answer was lost is found by its key', async () => {
      const request = { idempotencyKey: newKey(), token: token?.lost ?? '', amount: tenEuros }
      expect(await connect().charge(request)).toEqual({ kind: 'unknown' })
      const found = await connect().find(request.idempotencyKey)
      expect(found).toEqual({ kind: 'succeeded', reference: expect.any(String) })
      expect(await connect().charge(request)).toEqual(found)
    })

    test('what never arrived is not found', async () => {
      expect(await connect().find(newKey())).toBeNull()
    })

    test('a token is described by what people recognise, an unknown one not at all', async () => {
      expect(await connect().describe(token?.succeeds ?? '')).toEqual({
        brand: 'visa',
        last4: '4242',
        expMonth: 12,
        expYear: expect.any(Number),
      })
      expect(await connect().describe('pm_nobody')).toBeNull()
    })

    const charged = async (tokenOf = token?.succeeds ?? ''): Promise<string> => {
      const request = { idempotencyKey: newKey(), token: tokenOf, amount: tenEuros }
      await connect().charge(request)
      const found = await connect().find(request.idempotencyKey)
      return found?.kind === 'succeeded' ? found.reference : ''
    }

    test('I13: one key is one refund, and refunds of a charge send back no more than was taken', async () => {
      const charge = await charged()
      const request = { idempotencyKey: newKey(), charge, amount: money('EUR', 300n) }
      const answers = await Promise.all(Array.from({ length: 8 }, () => connect().refund(request)))
      expect(answers[0]).toEqual({ kind: 'succeeded', reference: expect.any(String) })
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(await connect().findRefund(request.idempotencyKey)).toEqual(answers[0])
      const others = await Promise.all(Array.from({ length: 4 }, () => connect().refund({ ...request, idempotencyKey: newKey() })))
      expect(others.map(({ kind }) => kind).sort()).toEqual(['declined', 'declined', 'succeeded', 'succeeded'])
      await expect(connect().refund({ ...request, amount: money('EUR', 301n) })).rejects.toThrow('another refund')
    })

    test('a refund of what nobody was charged is declined, and one that never arrived is not found', async () => {
      expect(await connect().refund({ idempotencyKey: newKey(), charge: 'ch_nobody', amount: tenEuros })).toMatchObject({
        kind: 'declined',
      })
      expect(await connect().findRefund(newKey())).toBeNull()
    })

    test('F19: a refund whose answer was lost is found by its key', async () => {
      const request = { idempotencyKey: newKey(), charge: await charged(token?.lost), amount: tenEuros }
      expect(await connect().refund(request)).toEqual({ kind: 'unknown' })
      expect(await connect().findRefund(request.idempotencyKey)).toEqual({ kind: 'succeeded', reference: expect.any(String) })
    })

    test('rule 10: nobody asks inside a transaction', async () => {
      const ask = api.db.database.organization(api.organization.id, () =>
        connect().charge({ idempotencyKey: newKey(), token: token?.succeeds ?? '', amount: tenEuros }),
      )
      await expect(ask).rejects.toThrow('outside of transactions')
    })
  },
)
