import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/api.ts'
import { startTaxEngine, type TaxEngine } from '../../test/tax-engine.ts'
import { taxProviders } from './index.ts'
import type { TaxProvider, TaxQuestion } from './tax-provider.ts'

const secret = 'a secret that the engine and we share'
let api: TestApi
let engine: TaxEngine
beforeAll(async () => {
  api = await testApi()
  engine = await startTaxEngine(secret)
})
afterAll(async () => {
  await engine.close()
  await api.close()
})
beforeEach(() => {
  engine.questions.length = 0
  engine.next.length = 0
  engine.mood = 'answer'
})

let keys = 0
const party = (country: string, state: string | null = null) => {
  return { name: 'Acme', address: { line1: null, line2: null, city: null, postal_code: null, state, country }, tax_ids: [] }
}
const question = (parts: Partial<TaxQuestion> = {}): TaxQuestion => ({
  kind: 'quote',
  idempotency_key: `inv_contract:${++keys}`,
  organization: 'org_contract',
  document: 'inv_contract',
  currency: 'EUR',
  date: '2027-04-01',
  seller: party('DE'),
  customer: { id: 'cus_contract', region: null, ...party('DE') },
  lines: [{ id: 'il_1', kind: 'recurring', description: 'Pro', amount: 999, inclusive: false, category: null }],
  ...parts,
})

describe.each(taxProviders.map((adapter) => ({ protocol: adapter.protocol, adapter })))('the $protocol protocol', ({ adapter }) => {
  const connect = (given = secret, url = engine.url): TaxProvider => adapter.connect({ database: api.db.database }, { url, secret: given })

  test('a question is answered line by line, under the name of the engine', async () => {
    // 19 % of 9.99 is 1.8981
    const asked = question()
    expect(connect().name).toBe(new URL(engine.url).host)
    expect(await connect().quote(asked)).toEqual({
      kind: 'quoted',
      answer: {
        reference: `q-${asked.idempotency_key}`,
        tax_treatment: 'taxed',
        lines: [{ id: 'il_1', taxes: [{ name: 'USt', percent: '19', country: 'DE', region: null, jurisdiction: null, amount: 190 }] }],
      },
    })
    expect(engine.questions).toEqual([asked])
  })

  test('the same key is the same question: its answer is the same', async () => {
    const asked = question()
    expect(await connect().quote(asked)).toEqual(await connect().quote(asked))
    expect(engine.conflicts).toEqual([])
  })

  test('F19: an answer that is lost, and an engine that is busy for a moment, are asked again under the same key', async () => {
    engine.next.push('lost', 'busy')
    const asked = question()
    expect(await connect().quote(asked)).toMatchObject({ kind: 'quoted' })
    expect(engine.questions.map((each) => each.idempotency_key)).toEqual(Array(3).fill(asked.idempotency_key))
    expect(engine.conflicts).toEqual([])
  })

  test.each([
    ['down', /could not be reached/],
    ['busy', /answered 503/],
    ['garbage', /not of the protocol’s form/],
    ['huge', /longer than/],
  ] as const)('an engine that is %s has no answer', async (mood, reason) => {
    engine.mood = mood
    expect(await connect().quote(question())).toEqual({ kind: 'unknown', reason: expect.stringMatching(reason) })
  })

  test('what the engine refuses it refuses for its own reason, and is not asked again at once', async () => {
    engine.mood = 'refuse'
    expect(await connect().quote(question())).toEqual({ kind: 'refused', reason: 'The address cannot be found' })
    expect(engine.questions).toHaveLength(1)
    expect(await connect('a secret that is another one altogether').quote(question())).toMatchObject({ kind: 'refused' })
  })

  test('where nobody listens there is no answer', async () => {
    expect(await connect(secret, 'http://127.0.0.1:9/quote').quote(question())).toMatchObject({ kind: 'unknown' })
  })

  test('rule 10: nobody asks inside a transaction', async () => {
    const ask = api.db.database.organization(api.organization.id, () => connect().quote(question()))
    await expect(ask).rejects.toThrow('outside of transactions')
    expect(engine.questions).toEqual([])
  })
})
