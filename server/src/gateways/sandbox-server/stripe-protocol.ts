import { createHash, createHmac } from 'node:crypto'
import type { Notice, SandboxAccount } from './account.ts'
import type { Book } from './book.ts'
import { fieldsOf, type SandboxAnswer, type SandboxRequest, textAt } from './http.ts'
import type { Protocol } from './protocol.ts'
import { pageOf, type StripeCall } from './stripe-call.ts'
import * as intents from './stripe-intents.ts'
import { disputeJson, intentJson, invalid, missing, refundJson, StripeProblem, secondsOf, setupJson } from './stripe-json.ts'
import * as methods from './stripe-methods.ts'
import * as refunds from './stripe-refunds.ts'
import { type Announce, letTimePass, methodOf, stateOf } from './stripe-state.ts'

/** Enough of Stripe's API for the official library: what is absent is answered as Stripe answers an unknown URL. */
export const stripeProtocol: Protocol = {
  name: 'stripe',
  speaks: ({ path }) =>
    /^\/v1\/(payment_intents|setup_intents|payment_methods|customers|refunds|disputes|events|webhook_endpoints)\b/.test(path),
  answer,
  enterCard(book, reference, token) {
    for (const account of book.all()) {
      const call = { account, announce: announcer(account, book) }
      const { intents: known, setups } = stateOf(account)
      const [intent, setup] = [known.get(reference), setups.get(reference)]
      const method = intent || setup ? methodOf(account, token) : null
      if (intent) {
        if (method === null || !/^requires_/.test(intent.status)) return 'closed'
        return asPerson(() => {
          intents.confirm({ ...call, request: bare, book, fields: {}, id: reference, key: null, isPublic: true }, intent, method, false)
          return intent.status === 'requires_action' ? 'authenticate' : 'done'
        })
      }
      if (setup) {
        if (method === null || !/^requires_/.test(setup.status)) return 'closed'
        if (methods.enterSetup(call, setup, method) !== null) return 'declined'
        return setup.status === 'requires_action' ? 'authenticate' : 'done'
      }
    }
    return null
  },
  authenticate(book, reference, isApproved) {
    for (const account of book.all()) {
      const call = { account, announce: announcer(account, book) }
      const intent = stateOf(account).intents.get(reference)
      // A card that was declined off session for want of it is authenticated on session now.
      const waits =
        intent?.status === 'requires_action' ||
        (intent?.lastError === 'authentication_required' && intent.status === 'requires_payment_method')
      if (intent) return waits ? (intents.authenticateIntent(call, intent, isApproved) ? 'done' : 'declined') : 'closed'
      const setup = stateOf(account).setups.get(reference)
      const method = methodOf(account, setup?.method ?? null)
      if (setup && method) {
        if (setup.status !== 'requires_action') return 'closed'
        if (isApproved) methods.finishSetup(call, setup, method)
        else setup.status = 'requires_payment_method'
        return isApproved ? 'done' : 'declined'
      }
    }
    return null
  },
}

const bare: SandboxRequest = { method: 'POST', path: '', query: {}, headers: {}, body: Buffer.alloc(0), wrongAmount: null }

function asPerson(act: () => 'authenticate' | 'done'): 'authenticate' | 'done' | 'declined' {
  try {
    return act()
  } catch (error) {
    if (error instanceof StripeProblem) return 'declined'
    throw error
  }
}

type Handler = (call: StripeCall) => object

const routes: Readonly<Record<string, Handler>> = {
  'POST payment_intents': intents.createIntent,
  'GET payment_intents': intents.listIntents,
  'GET payment_intents/search': intents.searchIntents,
  'GET payment_intents/:id': intents.retrieveIntent,
  'POST payment_intents/:id/confirm': intents.confirmIntent,
  'POST payment_intents/:id/cancel': intents.cancelIntent,
  'POST setup_intents': methods.createSetup,
  'GET setup_intents/:id': methods.retrieveSetup,
  'POST setup_intents/:id/confirm': methods.confirmSetup,
  'POST setup_intents/:id/cancel': methods.cancelSetup,
  'POST payment_methods': methods.createMethod,
  'GET payment_methods': methods.listMethods,
  'GET payment_methods/:id': methods.retrieveMethod,
  'POST payment_methods/:id/attach': methods.attachMethod,
  'POST payment_methods/:id/detach': methods.detachMethod,
  'POST customers': methods.createCustomer,
  'GET customers': methods.listCustomers,
  'GET customers/:id': methods.retrieveCustomer,
  'POST refunds': refunds.createRefund,
  'GET refunds': refunds.listRefunds,
  'GET refunds/:id': refunds.retrieveRefund,
  'GET disputes': refunds.listDisputes,
  'GET disputes/:id': refunds.retrieveDispute,
  'GET events': (call) => pageOf(call, stateOf(call.account).events, eventJson),
  'GET events/:id': ({ account, id }) => {
    const event = stateOf(account).events.find((each) => each.id === id)
    if (!event) throw missing('event', id)
    return eventJson(event)
  },
  'POST webhook_endpoints': ({ account, fields }) => {
    const url = textAt(fields, 'url') ?? ''
    if (!URL.canParse(url) || account.endpoints.length >= 16)
      throw invalid('Invalid URL, or more endpoints than an account may have', { param: 'url' })
    const endpoint = { id: account.newId('we'), url, secret: account.newId('whsec') }
    account.endpoints.push(endpoint)
    return { ...endpoint, object: 'webhook_endpoint', status: 'enabled', enabled_events: ['*'], livemode: false }
  },
}

function answer(request: SandboxRequest, book: Book): SandboxAnswer {
  const { method, path, headers } = request
  const secret = /^Bearer (\S{1,255})$/.exec(headers.authorization ?? '')?.[1]
  if (secret === undefined)
    return { status: 401, body: { error: { type: 'invalid_request_error', message: 'You did not provide an API key.' } } }
  const isPublic = secret.startsWith('pk_')
  // The two keys of an account differ in their beginning only: `sk_test_x` and `pk_test_x`.
  const account = book.account(secret.replace(/^pk_/, 'sk_'))
  const announce = announcer(account, book)
  letTimePass(account, announce)
  const { name, id } = nameOf(path)
  const handler = routes[`${method} ${name}`]
  if (!handler || (isPublic && !publicRoutes.has(`${method} ${name}`)))
    return { status: 404, body: { error: { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}).` } } }
  const key = method === 'POST' ? (headers['idempotency-key'] ?? null) : null
  const fingerprint = createHash('sha256').update(`${method} ${path}\n`).update(request.body).digest('hex')
  const known = key === null ? null : account.recall(key, fingerprint)
  if (known !== null) {
    if (known.isSame) return { ...known.answer, headers: { ...known.answer.headers, 'idempotent-replayed': 'true' } }
    const message = 'Keys for idempotent requests can only be used with the same parameters they were first used with.'
    return { status: 400, body: { error: { type: 'idempotency_error', message } } }
  }
  const fields = method === 'GET' ? request.query : fieldsOf(request.body.toString('utf8'))
  const made = attempted(() => handler({ request, account, book, fields, id, key, isPublic, announce }))
  const full = { ...made, headers: { 'request-id': account.newId('req') } }
  if (key !== null) account.remember(key, fingerprint, full)
  return full
}

const publicRoutes: ReadonlySet<string> = new Set([
  'GET payment_intents/:id',
  'POST payment_intents/:id/confirm',
  'GET setup_intents/:id',
  'POST setup_intents/:id/confirm',
  'POST payment_methods',
])

function attempted(handle: () => object): SandboxAnswer {
  try {
    return { status: 200, body: handle() }
  } catch (error) {
    if (error instanceof StripeProblem) return error.answer
    throw error
  }
}

function nameOf(path: string): { readonly name: string; readonly id: string } {
  const [, , resource = '', id = '', action] = path.split('/')
  if (id === '' || id === 'search') return { name: [resource, id].filter((part) => part !== '').join('/'), id: '' }
  return { name: [resource, ':id', action].filter((part) => part !== undefined).join('/'), id: decodeURIComponent(id) }
}

function announcer(account: SandboxAccount, book: Book): Announce {
  return (type, subject) => {
    const object =
      'received' in subject
        ? intentJson(account, book.baseUrl, subject)
        : 'clientSecret' in subject
          ? setupJson(account, book.baseUrl, subject, false)
          : 'reason' in subject
            ? disputeJson(subject)
            : refundJson(subject)
    const event = { id: account.newId('evt'), type, created: account.now(), object }
    stateOf(account).events.push(event)
    const body = JSON.stringify(eventJson(event))
    const sign: Notice['sign'] = ({ secret }, at) => {
      const seconds = secondsOf(at)
      return { 'stripe-signature': `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}` }
    }
    book.announce(account, { id: event.id, type, body, sign })
  }
}

function eventJson({
  id,
  type,
  created,
  object,
}: {
  readonly id: string
  readonly type: string
  readonly created: Temporal.Instant
  readonly object: object
}) {
  return {
    id,
    object: 'event',
    api_version: '2026-10-28',
    type,
    created: secondsOf(created),
    livemode: false,
    pending_webhooks: 1,
    data: { object },
  }
}
