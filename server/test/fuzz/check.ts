import { problemCodes, problemSchema } from '../../src/kit/problem.ts'
import type { Route } from '../../src/kit/route.ts'
import { describedOperation } from '../proofs/described.ts'
import { callers, verdictOn } from '../proofs/permission-matrix.ts'
import type { Comer } from './comer.ts'
import type { FuzzRequest } from './requests.ts'
import type { FuzzAnswer } from './send.ts'

const statuses = new Map(problemCodes.map(({ code, status }) => [code, status]))

/** What is wrong with an answer; null: nothing. */
export function violationOf(route: Route, sent: FuzzRequest, answer: FuzzAnswer | null, comer: Comer): string | null {
  if (answer === null) return 'no answer'
  const { status, headers, text } = answer
  if (status >= 500) return `answered ${status}`
  if (headers['x-content-type-options'] !== 'nosniff') return 'lacks X-Content-Type-Options'
  const { hidden, named } = comer.audience
  const far = hidden()
  const told = [...text.matchAll(anyId)].find(([id]) => far.has(id) && !named.has(id) && !asked(sent, id))
  if (told !== undefined) return `shows ${told[0]} of somebody else to ${comer.kind}`
  if (sent.method === 'HEAD' || status === 204 || status === 304) return text === '' ? null : 'has a body where none can be'
  if (status >= 400) return problemIn(sent, answer) ?? (sent.isOnRoute ? undescribed(route, status) : null)
  if (sent.isOnRoute && sent.isAsMeant && !mayCome(route, comer)) return `let ${comer.kind} in, for whom it is not`
  if (status < 200 || status >= 300) return `answered ${status}`
  return sent.method === route.method ? replyIn(route, answer) : null
}

const anyId = /\b[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g

/** What was asked names these. */
export function idsNamedIn({ target, body }: FuzzRequest): string[] {
  return [...target.matchAll(anyId), ...(body?.toString() ?? '').matchAll(anyId)].map(([id]) => id)
}

function mayCome(route: Route, { kind }: Comer): boolean {
  const caller = callers.find((known) => known === kind)
  if (caller !== undefined) return verdictOn(route, caller) === 'yes'
  // A cookie that opens nothing is none.
  return kind !== 'refused' || route.scope === 'anyone'
}

/** Whatever refuses it before it is this operation's: by the size of its headers, or by the length of its path. */
const ofTheDoor = new Set([408, 431])

function undescribed(route: Route, status: number): string | null {
  if (describedOperation(route).statuses.has(status) || ofTheDoor.has(status)) return null
  return `answered ${status}, of which its description says nothing`
}

function replyIn(route: Route, { status, headers, text }: FuzzAnswer): string | null {
  const type = String(headers['content-type'])
  if (route.files.some((file) => type.startsWith(file.split(';')[0] ?? file))) return null
  if (type !== 'application/json; charset=utf-8') return `came as ${type}`
  // What waits for a second person is taken down, and shown as that.
  const held = status === 202 ? route.approval?.gate.reply : undefined
  if (status !== route.status && held === undefined) return `answered ${status}, not ${route.status}`
  const result = (held ?? route.reply).safeParse(JSON.parse(text))
  // A stored answer leaves out what is shown once.
  if (!result.success && headers['idempotent-replayed'] === 'true' && route.shownOnce.length > 0) return null
  return result.success ? null : `is not what ${route.operation} promises: ${result.error.message.slice(0, 500)}`
}

export function problemIn(sent: FuzzRequest, { status, headers, text }: FuzzAnswer): string | null {
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') return `${status} came as ${headers['content-type']}`
  const result = problemSchema.safeParse(JSON.parse(text))
  if (!result.success) return `is no problem document: ${result.error.message.slice(0, 300)}`
  const { code, status: said, request_id: requestId } = result.data
  if (said !== status || statuses.get(code) !== status) return `${code} travelled with ${status}`
  if (headers['request-id'] !== requestId) return 'has another request id in its header'
  const [leak] = insides.exec(text) ?? []
  return leak === undefined || asked(sent, leak) ? null : `tells of our insides: ${leak}`
}

/** What only our own side knows: code, statements, paths, names of what we are built on. */
const insides =
  /\bat [\w.<>]+ \(|node_modules|node:internal|\/server\/src|\.ts:\d|\bSELECT\b.*\bFROM\b|\bINSERT INTO\b|\brelation \\?"|violates \w+ constraint|duplicate key value|syntax error at|\bpg_\w+|postgres|kysely|fastify|zod|\bundefined\b|\[object Object\]|quarterday_app/i

/** Whether the words came with the request: what is wrong with a field is said with its name. */
function asked({ target, body, headers }: FuzzRequest, words: string): boolean {
  const asText = `${target} ${safelyDecoded(target)} ${body?.toString() ?? ''} ${Object.values(headers).join(' ')}`
  return asText.includes(words) || JSON.stringify(asText).includes(words)
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
