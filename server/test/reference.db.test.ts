import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiDescription } from '../src/entry/http.ts'
import { objectNameOf } from '../src/kit/representation.ts'
import { routes } from '../src/modules/index.ts'
import { type TestApi, testApi, testSecret } from './api.ts'
import { cheapPasswords } from './portal.ts'
import { referenceBook, type Things, withIds } from './reference-book.ts'
import { speakerFor } from './reference-speakers.ts'
import { prepared, takesCode } from './reference-states.ts'
import { startTaxEngine, type TaxEngine } from './tax-engine.ts'

// Every example of the reference is sent as it stands, but for its ids, and answered with success.

let api: TestApi
let engine: TaxEngine
beforeAll(async () => {
  const secret = 'a secret that the engine and we share'
  engine = await startTaxEngine(secret)
  const taxProvider = { url: engine.url, secret }
  api = await testApi({
    http: {
      config: { secret: testSecret, publicUrl: 'http://localhost:4242', taxProvider, signUp: { mode: 'open', needsToken: true } },
      passwords: cheapPasswords(),
    },
  })
})
afterAll(async () => {
  await engine.close()
  await api.close()
})

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly example: unknown } } }
}

const { paths } = apiDescription()
const operations = routes.filter((route) => route.scope !== 'operator')

test.each(operations.map((route) => [route.operation, route] as const))('%s', async (operation, route) => {
  const client = await api.organizationClient()
  const book = await referenceBook(client, takesCode.has(operation) ? 'others' : 'as in the examples')
  const prepare = { ...book, ...(await prepared[operation]?.(client, book)) }
  const speaker = await speakerFor(route, api, client, prepare)
  const things: Things = { ...prepare, ...speaker.instead }
  const described = paths[route.path]?.[route.method.toLowerCase()] as Described
  const url = (described.parameters ?? [])
    .filter((parameter) => parameter.in === 'path')
    .reduce((path, { name, example }) => path.replace(`{${name}}`, String(withIds(example, things))), route.path as string)
  const body = described.requestBody && withIds(described.requestBody.content['application/json'].example, things)
  const { etag } = route.needsMatch ? (await speaker.request('GET', url)).headers : {}
  const reply = await speaker.request(route.method, url, body, etag)
  expect(reply, `${JSON.stringify(body)} was answered ${reply.text}`).toMatchObject({ status: route.status })
  if (route.method === 'GET' && objectNameOf(route.reply) !== null && !url.includes('?'))
    expect(reply.headers.etag, 'F45').toMatch(/^"[\w-]+"$/)
  // What a change says of the state that it left is what a reader then finds.
  if (reply.headers.etag !== undefined && ['PATCH', 'PUT'].includes(route.method)) {
    const read = await speaker.request('GET', url)
    if (read.status === 200) expect(read.headers.etag, 'F45').toBe(reply.headers.etag)
  }
  // Everything has a public id; what is left of a stored one could be followed nowhere.
  expect([...(reply.text.match(/.{0,80}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi) ?? [])]).toEqual([])
})
