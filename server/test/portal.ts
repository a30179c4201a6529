import { deriveKey, openingKeys } from '../src/kit/authenticate-secrets.ts'
import { defaultOutside, type Outside } from '../src/kit/outside.ts'
import { createPasswords } from '../src/kit/password.ts'
import { unseal } from '../src/kit/seal.ts'
import { aboutMail } from '../src/modules/people/mail-types.ts'
import { type ApiClient, type Reply, type TestApi, type TestApiOptions, testApi, testSecret } from './api.ts'

export const portalPassword = 'five green lamps over water'
export const pageUrl = 'https://shop.example/account'

/** Passwords at a price that tests can pay. */
export const cheapPasswords = () => createPasswords({ logN: 10, r: 8, p: 1 })

/** An API whose mail leaves, so that addresses have to be confirmed. */
export function portalApi(options: TestApiOptions = {}): Promise<TestApi> {
  const publicUrl = 'http://localhost:4242'
  const mail = { from: 'Harbour Coffee <billing@harbour.example>', transport: { kind: 'smtp' as const, url: 'smtp://127.0.0.1:1' } }
  const outside: Outside = { ...defaultOutside(publicUrl), mail }
  return testApi({ ...options, http: { config: { secret: testSecret, publicUrl, outside }, passwords: cheapPasswords(), ...options.http } })
}

/** A customer who is signed in. */
export interface SignedIn {
  readonly id: string
  readonly tokens: { readonly access_token: string; readonly refresh_token: string }
  get(url: string): Promise<Reply>
  post(url: string, body?: unknown): Promise<Reply>
  patch(url: string, body: unknown): Promise<Reply>
  delete(url: string): Promise<Reply>
}

/** The portal of a client's organization, opened for whoever comes. */
export async function openPortal(api: TestApi, client: ApiClient, settings: object = {}) {
  const opened = await client.patch('/v1/portal_settings', { page_url: pageUrl, sign_up: 'open', ...settings })
  if (opened.status !== 200) throw new Error(opened.text)
  const key: string = opened.body.publishable_key
  const fromPage = (path: string, body: unknown) =>
    api.raw('POST', `/v1/portal/${path}`, body, { authorization: `Bearer ${key}`, idempotencyKey: null })

  function as(tokens: SignedIn['tokens'], id: string): SignedIn {
    const options = { authorization: `Bearer ${tokens.access_token}` }
    return {
      ...{ id, tokens },
      get: (url) => api.raw('GET', url, undefined, options),
      post: (url, body = {}) => api.raw('POST', url, body, options),
      patch: (url, body) => api.raw('PATCH', url, body, options),
      delete: (url) => api.raw('DELETE', url, undefined, options),
    }
  }

  return {
    ...{ key, fromPage, as },
    /** From the form to being signed in, by the link in the mail. */
    async signUp(name: string, email: string): Promise<SignedIn> {
      const begun = await fromPage('signup', { name, email, password: portalPassword })
      if (begun.status !== 202) throw new Error(begun.text)
      const token = await linkedToken(api, email, 'verify_email')
      const came = await fromPage('verify_email', { token, password: portalPassword })
      if (came.status !== 200) throw new Error(came.text)
      return as(came.body, came.body.customer.id)
    },
    async logIn(email: string, password = portalPassword): Promise<SignedIn> {
      const came = await fromPage('login', { email, password })
      if (came.status !== 200) throw new Error(came.text)
      return as(came.body, came.body.customer.id)
    },
  }
}

export type Portal = Awaited<ReturnType<typeof openPortal>>

/** What mails to an address say, the newest first: their kinds and facts. */
export async function personMailsTo(api: TestApi, email: string) {
  const rows = await api.db.ownerQuery<{ id: string; kind: string; sealed_facts: Buffer }>(
    'SELECT id, kind, sealed_facts FROM person_mails WHERE address = $1 AND sealed_facts IS NOT NULL ORDER BY id DESC',
    [email],
  )
  const keys = openingKeys((purpose) => deriveKey(testSecret, purpose), 'sealed secrets')
  return rows.map(({ id, kind, sealed_facts }) => {
    const facts = JSON.parse(unseal(keys, sealed_facts, aboutMail(id))) as Readonly<Record<string, string>>
    return { kind, facts }
  })
}

/** The token in the link of the newest mail that asks for this. */
export async function linkedToken(api: TestApi, email: string, deed: string): Promise<string> {
  const mails = await personMailsTo(api, email)
  const found = mails.map(({ facts }) => facts.url?.split(`#${deed}=`)[1]).find((token) => token !== undefined)
  if (found === undefined) throw new Error(`No mail to ${email} has a link to ${deed}: ${JSON.stringify(mails)}`)
  return found
}
