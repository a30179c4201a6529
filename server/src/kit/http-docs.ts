import type { FastifyInstance, FastifyReply } from 'fastify'
import { fastify } from 'fastify'
import { pageHeaders, plainPageHeaders } from './http-headers.ts'
import type { OpenApiDocument } from './openapi.ts'
import { problemCodes } from './problem.ts'

/** One kind of message that leaves for whoever listens. */
export interface EventPage {
  readonly name: string
  readonly summary: string
  readonly example: unknown
}

/** The API description, its readable reference at `/docs`, a page for each error code, and one of all events. All of it comes from this process: no other host is asked. */
export function addDocs(app: FastifyInstance, document: OpenApiDocument, events: () => readonly EventPage[] = () => []): void {
  const json = JSON.stringify(document)
  const script = lazily(referenceScript)
  app.get('/v1/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(json))
  app.get('/docs', (_request, reply) => sendPage(reply, referencePage, pageHeaders))
  app.get('/docs/start.js', (_request, reply) => sendScript(reply, startScript))
  app.get('/docs/reference.js', async (_request, reply) => sendScript(reply, await script()))
  app.get('/docs/events', (_request, reply) => sendPage(reply, eventListPage(events())))
  app.get('/docs/errors', (_request, reply) => sendPage(reply, errorListPage()))
  for (const { code, status, title } of problemCodes) {
    app.get(`/docs/errors/${code}`, (_request, reply) => sendPage(reply, errorPage(code, status, title)))
  }
}

function sendPage(reply: FastifyReply, html: string, headers = textHeaders): FastifyReply {
  return reply
    .headers({ ...headers })
    .type('text/html; charset=utf-8')
    .send(html)
}

function sendScript(reply: FastifyReply, script: string): FastifyReply {
  return reply.headers(pageHeaders).header('cache-control', 'private, max-age=3600').type('text/javascript; charset=utf-8').send(script)
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/**
 * The script of the reference viewer, which only its own plugin can hand out: four megabytes, so it is loaded when somebody first looks. The
 * plugin's page is not used, because it holds an inline script.
 */
async function referenceScript(): Promise<string> {
  const { default: viewer } = await import('@scalar/fastify-api-reference')
  const shelf = fastify()
  await shelf.register(viewer, { routePrefix: '/viewer', configuration: { url: '/v1/openapi.json' } })
  const { body } = await shelf.inject('/viewer/js/scalar.js')
  await shelf.close()
  return body
}

const style =
  'body{margin:0}.text{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem}table{border-collapse:collapse}' +
  'td,th{padding:.25rem 1rem .25rem 0;text-align:left;vertical-align:top}pre{overflow:auto;font-size:.85em}h2{font-size:1.1em;margin:2rem 0 0}' +
  ':root{color-scheme:light dark}'
const textHeaders = plainPageHeaders(style)

const startScript = `Scalar.createApiReference('#reference', {
  url: '/v1/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  defaultOpenFirstTag: true,
})
`

const referencePage = page(
  'API reference',
  '<div id="reference"></div><noscript>The reference needs JavaScript. The same as a file: <a href="/v1/openapi.json">openapi.json</a>.</noscript>',
  ['/docs/reference.js', '/docs/start.js'],
)

function eventListPage(events: readonly EventPage[]): string {
  const list = events.map(
    ({ name, summary, example }) =>
      `<section><h2 id="${name}"><a href="#${name}"><code>${name}</code></a></h2><p>${escaped(summary)}</p><details><summary>Example</summary><pre>${escaped(
        JSON.stringify(example, null, 2),
      )}</pre></details></section>`,
  )
  const intro =
    '<p>What webhook endpoints are told, and what <code>GET /v1/events</code> lists. Each delivery is one of these, signed by the scheme of ' +
    '<a href="https://www.standardwebhooks.com">Standard Webhooks</a>. <code>sequence</code> counts what happened to one object: 1, 2, 3 …</p>'
  return page('Events', `<main class="text"><h1>Events</h1>${intro}${list.join('')}</main>`)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function errorListPage(): string {
  const rows = problemCodes.map(
    ({ code, status, title }) =>
      `<tr><td><a href="/docs/errors/${code}"><code>${code}</code></a></td><td>${status}</td><td>${title}</td></tr>`,
  )
  const table = `<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return page(
    'Errors',
    `<main class="text"><h1>Errors</h1><p>Every error is an <code>application/problem+json</code> document with one of these codes.</p>${table}</main>`,
  )
}

function errorPage(code: string, status: number, title: string): string {
  const text = advice[code] ?? adviceOfStatus(status)
  const back = '<p><a href="/docs/errors">All error codes</a> · <a href="/docs">API reference</a></p>'
  return page(code, `<main class="text"><h1>${title}</h1><p><code>${code}</code>, HTTP status ${status}</p><p>${text}</p>${back}</main>`)
}

/** What to do about it, where the status alone does not say so. Plain text without markup. */
const advice: Readonly<Record<string, string>> = {
  host_not_allowed:
    'Requests come under the host of PUBLIC_URL, or under one that the operator lists in ALLOWED_HOSTS. Anything else may be a name that a stranger made lead here.',
  missing_idempotency_key:
    'Send the header Idempotency-Key with every POST: any text that is new for each new request, and the same when you repeat one.',
  idempotency_key_running:
    'An earlier request with the same key has not finished. Repeat this one after the seconds that Retry-After says.',
  idempotency_key_reused: 'This key was used with another body or path. Take a new key for a new request.',
  unknown_field: 'Closed schemas catch typing errors: a field that is not known is refused and not ignored. The list errors names each.',
  invalid: 'The list errors names each field by a JSON pointer, with a code and a sentence.',
  unauthenticated:
    'Send the header Authorization: Bearer and your API key. A key that is unknown, revoked or expired, and a test key for a live organization, are all answered with this.',
  forbidden: 'The key is good but lacks a scope; the detail names it.',
  csrf_failed:
    'A request that changes something with the cookie of the dashboard comes from a page of ours (Sec-Fetch-Site or Origin) and carries the header Quarterday-Csrf: 1. Software uses an API key instead.',
  second_factor_required:
    'Your organization wants owners and administrators to have a second factor. Set one up under your account; then all is open again.',
  organization_suspended:
    'Whoever runs this installation has suspended the organization. Nothing of it can be read or changed, and nothing is done for it, until they resume it; then all goes on where it stood. Its members see why, and whom to ask, when they sign in.',
  password_common:
    'It is on a list of common passwords, or made of names that have to do with you. A few words in a row are both easier to remember and harder to guess.',
  not_found: 'There is no such object in your organization. Objects of other organizations are answered in the same way.',
}

function adviceOfStatus(status: number): string {
  if (status === 409)
    return 'Read the object again and decide anew: its state does not allow this, or something stands in the way. The detail says what.'
  if (status === 503)
    return 'Nothing was changed, unless the detail says otherwise. Repeat the request with the same Idempotency-Key after the seconds that Retry-After says.'
  if (status >= 500) return 'This is a bug of ours. It has been recorded under the request id of the answer; name it when you report it.'
  return 'The detail of the answer says what is wrong with the request.'
}

function page(title: string, content: string, scripts: readonly string[] = []): string {
  const tags = scripts.map((source) => `<script src="${source}"></script>`).join('')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Quarterday</title>
<link rel="icon" href="data:,"><style>${style}</style>
</head><body>${content}${tags}</body></html>
`
}
