import { encodeId } from '@quarterday/core/id.ts'
import { inject } from 'vitest'
import { startSandboxServer } from '../../server/src/gateways/sandbox-server/server.ts'
import { deriveKey } from '../../server/src/kit/authenticate-secrets.ts'
import { systemClock } from '../../server/src/kit/clock.ts'
import { newLogger } from '../../server/src/kit/log.ts'
import { defaultOutside, type Outside } from '../../server/src/kit/outside.ts'
import { runJobWhereDue } from '../../server/src/kit/run-job.ts'
import { houseJobs, jobs } from '../../server/src/modules/index.ts'
import { type Reply, testApi, testSecret } from '../../server/test/api.ts'
import { startMailSink } from '../../server/test/mail-sink.ts'
import { cheapPasswords, loggedIn, memberOf } from '../../server/test/people.ts'
import { openPortal, portalPassword, type SignedIn } from '../../server/test/portal.ts'
import type { TextSink } from '../../server/test/text-sink.ts'
import { person } from './person.ts'

export interface Wishes {
  readonly at: string
  /** The organization has a clock of its own. */
  readonly isSandbox?: boolean
  /** The dashboard is there, as its source is now, and whoever comes may sign up. */
  readonly hasPages?: boolean
  /** Text messages leave by this. */
  readonly texts?: TextSink
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/**
 * Where a story is told: an installation that listens on this machine, with a mail server that keeps what it is sent, and Stripe's protocol spoken by the
 * sandbox gateway. The clock stands where the story is.
 */
export async function openStage({ at, isSandbox = false, hasPages = false, texts }: Wishes) {
  let milliseconds = systemClock.now().until(at).total('milliseconds')
  const clock = { now: () => systemClock.now().add({ milliseconds: Math.round(milliseconds) }) }
  const sink = await startMailSink()
  const stripe = await startSandboxServer({ clock })
  const publicUrl = 'http://localhost:4242'
  const mail = { from: 'Harbour Coffee <billing@harbour.example>', transport: { kind: 'smtp' as const, url: sink.url } }
  const outside: Outside = { ...defaultOutside(publicUrl), stripeApiBase: stripe.url, mail, sms: texts?.settings ?? null }
  const webDirectory = hasPages ? inject('webDirectory') : undefined
  const signUp = { mode: hasPages ? 'open' : 'closed', needsToken: true } as const
  const address = { line1: 'Hafenstraße 1', postal_code: '20457', city: 'Hamburg', country: 'DE' }
  const party = { name: 'Harbour Coffee GmbH', email: 'hello@harbour.example', address, taxIds: [] }
  const passwords = cheapPasswords()
  const api = await testApi({
    ...{ clock, party, clockAt: isSandbox ? Temporal.Instant.from(at) : null },
    http: { config: { secret: testSecret, publicUrl, outside, signUp }, passwords, ...(webDirectory && { webDirectory }) },
  })
  const url = await api.app.listen({ port: 0, host: '127.0.0.1' })
  const organization = encodeId('org', api.organization.id)
  const failures: string[] = []
  const log = newLogger({ level: 'error', destination: { write: (line) => void failures.push(line) } })
  const parts = { database: api.db.database, clock, log, outside, deriveKey: (purpose: Purpose) => deriveKey(testSecret, purpose) }

  // Staff work in one browser, and log in anew where their session was too long ago.
  let staff = await memberOf({ ...api, passwords }, api, 'owner', { clock })
  async function lookIn(): Promise<void> {
    if ((await staff.get('/v1/organization')).status !== 200) staff = await loggedIn(api, { email: staff.email, own: staff })
  }

  async function deliverPersonMails(): Promise<void> {
    for (const job of houseJobs) await job.run(parts)
  }

  async function must(pending: Promise<Reply>): Promise<Reply['body']> {
    const reply = await pending
    if (reply.status >= 300)
      throw new Error(`${reply.status} ${reply.text}\n${api.logged.findLast((line) => line.includes('"stack"')) ?? ''}`)
    return reply.body
  }
  return {
    ...{ api, url, organization, sink, stripe, deliverPersonMails },
    /** Somebody who works in a browser of their own. */
    person: (email: string) => person(api, email),
    get: (path: string) => must(staff.get(path)),
    post: (path: string, body: object = {}) => must(staff.post(path, body)),
    /** As the dashboard does: what was read, changed where nobody else has changed it since. */
    async patch(path: string, body: object) {
      const { headers } = await staff.get(path)
      return must(staff.patch(path, body, headers.etag === undefined ? {} : { headers: { 'if-match': headers.etag } }))
    },
    must,
    /** The seller's page: who comes signs up, confirms by the mail, and logs in. */
    async openPortal(settings: object) {
      const portal = await openPortal(api, api, settings)
      return {
        ...portal,
        async signUp(name: string, email: string): Promise<SignedIn> {
          const begun = await portal.fromPage('signup', { name, email, password: portalPassword, locale: 'en-GB' })
          if (begun.status !== 202) throw new Error(begun.text)
          await deliverPersonMails()
          const mail = sink.caught.findLast(({ to }) => to.includes(email))
          const [, token] = /#verify_email=([\w-]{43})/.exec(mail?.mail.text ?? '') ?? []
          const came = await portal.fromPage('verify_email', { token, password: portalPassword })
          if (came.status !== 200) throw new Error(came.text)
          sink.caught.splice(0)
          return portal.logIn(email)
        },
      }
    },
    /** Time goes on; nobody works. */
    async goTo(moment: string): Promise<void> {
      milliseconds = systemClock.now().until(moment).total('milliseconds')
      if (isSandbox) await api.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [api.organization.id, moment])
      await lookIn()
    },
    /** What the workers of an installation do within a minute. */
    async work(): Promise<void> {
      await stripe.book.deliveries.settled()
      await deliverPersonMails()
      for (let round = 0; round < 2; round += 1) {
        for (const job of jobs) {
          const { failed } = await runJobWhereDue(parts, job, { concurrency: 1 })
          if (failed > 0) throw new Error(`${job.name} failed: ${failures.at(-1)}`)
        }
      }
    },
    /** The organization's own Stripe account, whose notices come to our door. `by`: whoever may connect it, and which organization is theirs. */
    async connectStripe(by: { readonly organization: string; readonly post: Post } = { organization, post: api.post }): Promise<void> {
      const secretKey = `sk_test_${by.organization}`
      const endpoint = await fetch(`${stripe.url}/v1/webhook_endpoints`, {
        ...{ method: 'POST', headers: { authorization: `Bearer ${secretKey}` } },
        body: new URLSearchParams({ url: `${url}/webhooks/stripe/${by.organization}`, 'enabled_events[]': '*' }),
      })
      const { secret } = (await endpoint.json()) as { readonly secret: string }
      const keys = { public_key: publicOf(secretKey), secret_key: secretKey, webhook_secret: secret }
      await must(by.post('/v1/gateway_accounts', { gateway: 'stripe', ...keys }))
    },
    /** What Stripe's form in the customer's browser does: with the publishable key and the client secret alone. */
    async typeCard(
      clientSecret: string,
      number: string,
      whose = organization,
    ): Promise<{ readonly status: number; readonly code: string | null }> {
      const [intent = ''] = clientSecret.split('_secret_')
      const card = { 'payment_method_data[type]': 'card', 'payment_method_data[card][number]': number }
      const answer = await fetch(`${stripe.url}/v1/payment_intents/${intent}/confirm`, {
        ...{ method: 'POST', headers: { authorization: `Bearer ${publicOf(`sk_test_${whose}`)}` } },
        body: new URLSearchParams({ client_secret: clientSecret, ...card }),
      })
      const { error } = (await answer.json()) as { readonly error?: { readonly decline_code?: string; readonly code?: string } }
      return { status: answer.status, code: error?.decline_code ?? error?.code ?? null }
    },
    /** What came by e-mail since the last look, as `to: subject`. */
    async mail(): Promise<readonly string[]> {
      return sink.caught.splice(0).map(({ to, mail }) => `${to.join(', ')}: ${mail.subject}`)
    },
    async close(): Promise<void> {
      await api.close()
      await stripe.close()
      await sink.close()
    },
  }
}

type Post = (path: string, body: object) => Promise<Reply>

type Purpose = Parameters<typeof deriveKey>[1]

function publicOf(secretKey: string): string {
  return secretKey.replace('sk_', 'pk_')
}
