import type { SandboxAccount } from './account.ts'
import type { Book } from './book.ts'
import { fieldsOf, type SandboxAnswer, type SandboxRequest, textAt } from './http.ts'
import type { PaypalCall } from './paypal-call.ts'
import { createEndpoint, verifySignature } from './paypal-events.ts'
import { orderJson, PaypalProblem } from './paypal-json.ts'
import * as orders from './paypal-orders.ts'
import * as payments from './paypal-payments.ts'
import { approvalPage, confirm, payBy } from './paypal-person.ts'
import { houseOf, stateOf } from './paypal-state.ts'
import * as vault from './paypal-vault.ts'
import type { Protocol } from './protocol.ts'

/** Enough of PayPal's REST interface for our adapter, and the pages at which its customers approve. */
export const paypalProtocol: Protocol = {
  name: 'paypal',
  speaks: ({ path }) => /^\/(v2\/(checkout|payments)|v3\/vault|v1\/(oauth2|reporting|customer|notifications))\//.test(path) || isPage(path),
  answer(request, book) {
    if (request.path === '/v1/oauth2/token') return letIn(request, book)
    return isPage(request.path) ? approvalPage(request, book) : answer(request, book)
  },
  enterCard: payBy,
  authenticate: confirm,
}

const accessSeconds = 32_400

function isPage(path: string): boolean {
  return path === '/checkoutnow' || path === '/agreements/approve'
}

/** Any id opens an account of its own; the secret that comes with it first is its secret. */
function letIn({ method, headers, body }: SandboxRequest, book: Book): SandboxAnswer {
  const given = Buffer.from(/^Basic (\S{1,2000})$/.exec(headers.authorization ?? '')?.[1] ?? '', 'base64').toString('utf8')
  const [, id, secret] = /^([^:]{1,255}):(.{1,255})$/.exec(given) ?? []
  const isAsked = method === 'POST' && textAt(fieldsOf(body.toString('utf8')), 'grant_type') === 'client_credentials'
  const refused: SandboxAnswer = { status: 401, body: { error: 'invalid_client', error_description: 'Client Authentication failed' } }
  if (id === undefined || secret === undefined || !isAsked) return refused
  const account = book.account(id)
  const state = stateOf(account)
  state.secret ??= secret
  if (state.secret !== secret) return refused
  const token = account.newId('A21')
  houseOf(book).access.set(token, { account, until: account.now().add({ seconds: accessSeconds }) })
  return {
    status: 200,
    body: { access_token: token, token_type: 'Bearer', expires_in: accessSeconds, scope: 'https://uri.paypal.com/services/payments' },
  }
}

type Handler = (call: PaypalCall) => object | null

const routes: Readonly<Record<string, Handler>> = {
  'POST v2/checkout/orders': orders.createOrder,
  'GET v2/checkout/orders/:id': orders.getOrder,
  'PATCH v2/checkout/orders/:id': orders.patchOrder,
  'POST v2/checkout/orders/:id/capture': orders.captureOrder,
  'GET v2/payments/captures/:id': payments.getCapture,
  'POST v2/payments/captures/:id/refund': payments.refundCapture,
  'POST v3/vault/setup-tokens': vault.createSetup,
  'GET v3/vault/setup-tokens/:id': vault.getSetup,
  'POST v3/vault/payment-tokens': vault.createToken,
  'GET v3/vault/payment-tokens': vault.listTokens,
  'GET v3/vault/payment-tokens/:id': vault.getToken,
  'DELETE v3/vault/payment-tokens/:id': vault.deleteToken,
  'GET v1/customer/disputes': payments.listDisputes,
  'GET v1/customer/disputes/:id': payments.getDispute,
  'GET v1/reporting/transactions': payments.listTransactions,
  'POST v1/notifications/webhooks': ({ account, body }) => createEndpoint(account, body),
  'POST v1/notifications/verify-webhook-signature': ({ account, book, body }) => verifySignature(book, account, body),
}

function answer(request: SandboxRequest, book: Book): SandboxAnswer {
  const account = accountOf(request, book)
  if (account === null) return { status: 401, body: { error: 'invalid_token', error_description: 'Token signature verification failed' } }
  payments.letTimePass({ account, book })
  const { method, path, headers } = request
  const { name, id } = nameOf(path)
  const handler = routes[`${method} ${name}`]
  if (!handler) return new PaypalProblem(404, 'RESOURCE_NOT_FOUND', 'INVALID_URI').answer
  const key = method === 'POST' ? (headers['paypal-request-id'] ?? null) : null
  // PayPal answers a key that it knows with what became of it, whatever is asked under it now.
  const known = key === null ? null : account.recall(`${path} ${key}`, '')
  if (known !== null) return again(account, book, known.answer)
  const made = attempted(() => handler({ request, account, book, body: jsonOf(request.body), id, key }), method === 'POST' ? 201 : 200)
  if (key !== null && made.status < 300) account.remember(`${path} ${key}`, '', made)
  return made
}

/** An order as it is by now, anything else as it was told. */
function again(account: SandboxAccount, book: Book, { body, ...rest }: SandboxAnswer): SandboxAnswer {
  const order = typeof body === 'object' && 'id' in body ? stateOf(account).orders.get(String(body.id)) : undefined
  return { ...rest, status: 200, body: order === undefined ? body : orderJson(book.baseUrl, order) }
}

function accountOf({ headers }: SandboxRequest, book: Book): SandboxAccount | null {
  const token = /^Bearer (\S{1,255})$/.exec(headers.authorization ?? '')?.[1]
  const access = token === undefined ? undefined : houseOf(book).access.get(token)
  return access !== undefined && Temporal.Instant.compare(book.clock.now(), access.until) < 0 ? access.account : null
}

function attempted(handle: () => object | null, status: number): SandboxAnswer {
  try {
    const body = handle()
    return body === null ? { status: 204, body: '' } : { status, body }
  } catch (error) {
    if (error instanceof PaypalProblem) return error.answer
    throw error
  }
}

function nameOf(path: string): { readonly name: string; readonly id: string } {
  const [, version = '', area = '', resource = '', id = '', action] = path.split('/')
  if (id === '') return { name: [version, area, resource].join('/'), id: '' }
  return { name: [version, area, resource, ':id', action].filter((part) => part !== undefined).join('/'), id: decodeURIComponent(id) }
}

function jsonOf(body: Buffer): unknown {
  try {
    return body.length === 0 ? undefined : JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
