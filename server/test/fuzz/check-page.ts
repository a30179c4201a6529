import type { OpenRoute } from '../../src/kit/open-route.ts'
import { problemIn } from './check.ts'
import type { FuzzRequest } from './requests.ts'
import type { FuzzAnswer } from './send.ts'

/** What is wrong with an answer outside of the API; null: nothing. */
export function violationOfPage(route: OpenRoute, sent: FuzzRequest, answer: FuzzAnswer | null): string | null {
  if (answer === null) return 'no answer'
  const { status, headers, text } = answer
  // Whoever comes back from a gateway that cannot be asked is told to look again later.
  const isUnasked = status === 503 && route.path.startsWith('/pay/{token}')
  if (status >= 500 && !isUnasked) return `answered ${status}`
  if (headers['x-content-type-options'] !== 'nosniff') return 'lacks X-Content-Type-Options'
  const type = String(headers['content-type'])
  if (type.startsWith('application/problem+json')) return problemIn(sent, answer)
  if (status === 303) return /^(\/pay\/|https?:\/\/)/.test(String(headers.location)) ? null : `leads to ${headers.location}`
  if (type !== 'text/html; charset=utf-8') return plainTypes.has(type) ? null : `came as ${type}`
  if (route.method === 'POST' && route.accepts !== 'forms') return 'answers software with a page'
  const policy = String(headers['content-security-policy'])
  if (!policy.startsWith("default-src 'none'") || /unsafe-inline|unsafe-eval/.test(policy)) return `has the policy ${policy}`
  if (!policy.includes("frame-ancestors 'none'")) return 'can be framed'
  const [injected] = /<script>alert|<img src=x|javascript:alert|\son\w+=/i.exec(text) ?? []
  if (injected !== undefined) return `holds ${injected}`
  const [inline] = /<script(?![^>]*\bsrc=)[^>]*>/i.exec(text) ?? []
  return inline === undefined ? null : 'runs a script of its own text'
}

const plainTypes = new Set(['text/plain; charset=utf-8', 'application/json; charset=utf-8', 'text/javascript; charset=utf-8'])
