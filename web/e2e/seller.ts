import { once } from 'node:events'
import { createServer } from 'node:net'
import { assert } from '@quarterday/core/assert.ts'
import { inject } from 'vitest'
import { type Quarterday, quarterday } from '../../sdk/src/client.ts'
import { testSecret } from '../../server/test/api.ts'
import { startMailSink } from '../../server/test/mail-sink.ts'
import { asOperator as operatorAsks } from '../../server/test/operator.ts'
import { memberOf, peopleApi, type Staff, tokenIn } from '../../server/test/people.ts'

/** A server with the dashboard as its source is now. */
export interface Server {
  readonly url: string
  seller(): Promise<Seller>
  /** Sends what waits to be told to people, and answers the token of the newest link to one of them. */
  tokenFor(email: string): Promise<string>
  /** The same of a link to a portal: its path, with what it asks for in the fragment. */
  portalLinkFor(email: string): Promise<string>
  /** As if all that people have proven of themselves had been proven an hour ago. */
  forgetProofs(): Promise<void>
  /** The operator closes an organization, and opens it again. */
  suspend(organization: string, why: { readonly reason: string; readonly contact: string }): Promise<void>
  resume(organization: string): Promise<void>
  close(): Promise<void>
}

/** A seller with two plans and two customers, one of whom subscribes to Basic. */
export interface Seller {
  readonly apiKey: string
  readonly client: Quarterday
  /** Somebody who works there, in a browser that is not the one of the test. */
  staff(role: string, name: string): Promise<Staff>
  readonly subscription: string
}

export interface ServerOptions {
  /** Whether its pages come from the very address that it is told to have: passkeys belong to that. */
  readonly isAtItsAddress?: boolean
}

export async function startServer({ isAtItsAddress = false }: ServerOptions = {}): Promise<Server> {
  const webDirectory = inject('webDirectory')
  const mail = await startMailSink()
  const port = isAtItsAddress ? await freePort() : 0
  const address = `http://localhost:${port}`
  const config = { secret: testSecret, publicUrl: address }
  const api = await peopleApi({ mail, http: { webDirectory, ...(isAtItsAddress && { config }) } })
  const listening = await api.app.listen({ port, host: '127.0.0.1' })
  const url = isAtItsAddress ? address : listening
  return {
    url,
    seller: () => newSeller(api, url),
    async tokenFor(email) {
      await api.deliverMails()
      return tokenIn(mail, email)
    },
    async portalLinkFor(email) {
      await api.deliverMails()
      const texts = mail.caught.filter(({ to }) => to.includes(email)).map((each) => each.mail.text ?? '')
      const [link] = texts.flatMap((text) => /\/portal\/[a-z0-9-]+#\w+=[\w-]{43}/.exec(text) ?? []).slice(-1)
      if (link === undefined) throw new Error(`No mail to ${email} leads to a portal`)
      return link
    },
    forgetProofs: async () => void (await api.db.ownerQuery(`UPDATE user_sessions SET proven_at = proven_at - interval '1 hour'`)),
    suspend: (organization, why) => asOperator(api, `/v1/organizations/${organization}/suspend`, why),
    resume: (organization) => asOperator(api, `/v1/organizations/${organization}/resume`, {}),
    async close() {
      await api.close()
      await mail.close()
    },
  }
}

/** One that nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  assert(typeof address === 'object' && address !== null, 'It listens on a port')
  return address.port
}

type PeopleApi = Awaited<ReturnType<typeof peopleApi>>

async function asOperator(api: PeopleApi, path: string, body: object): Promise<void> {
  const { status, text } = await operatorAsks(api, 'POST', path, body)
  if (status !== 200) throw new Error(`The operator was answered ${text}`)
}

/** Its sandbox stands at 16 April 2027 in Berlin; Anna Ruiz has had Basic, 10.00 EUR a month, since the 1st. Pro is 30.00. */
async function newSeller(api: PeopleApi, url: string): Promise<Seller> {
  const own = await api.organizationClient({ clockAt: Temporal.Instant.from('2027-03-31T22:00:00Z') })
  const client = quarterday({ apiKey: own.key, baseUrl: url })
  const subscription = await fill(client)
  const { id } = await client.getOrganization()
  await client.advanceSandbox(id, { to: '2027-04-15T22:00:00Z' })
  return { apiKey: own.key, client, subscription, staff: (role, name) => memberOf(api, own, role, { name }) }
}

async function fill(client: Quarterday): Promise<string> {
  const monthly = { unit: 'month', count: 1 } as const
  const plan = (code: string, name: string, amount: string) =>
    client.createPlan({ code, name, prices: [{ currency: 'EUR', interval: monthly, terms: { model: 'flat', amount } }] })
  const basic = await plan('basic', 'Basic', '1000')
  await plan('pro', 'Pro', '3000')
  await client.createCustomer({ name: 'Bob Weiss', email: 'bob@weiss.example' })
  const anna = await client.createCustomer({ name: 'Anna Ruiz', email: 'anna@ruiz.example' })
  await client.createPaymentMethod({ customer: anna.id, gateway: 'sandbox', token: 'pm_card_visa' })
  const { id } = await client.createSubscription({ customer: anna.id, plan: basic.id })
  return id
}
