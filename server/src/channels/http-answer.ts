import { refused, type SendOutcome, unknown } from './channel.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

const mostCharacters = 10_000

/** Posts to a provider. Where nothing was answered: `refused` if nothing can have arrived, else `unknown`. */
export async function postForAnswer(
  url: string,
  { headers, body, timeoutMs = 30_000 }: { readonly headers: Record<string, string>; readonly body: string; readonly timeoutMs?: number },
): Promise<HttpAnswer | SendOutcome> {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    // Its status is all that counts: text that breaks off takes nothing back.
    const text = await answer.text().catch(() => '')
    return { status: answer.status, headers: answer.headers, body: text.slice(0, mostCharacters) }
  } catch (error) {
    const code = causeOf(error)
    const never = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
    const said = code ?? (error instanceof Error ? error.message : String(error))
    return never.includes(code ?? '')
      ? refused(`The provider was not reached: ${said}`, 'later')
      : unknown(`The provider did not answer: ${said}`)
  }
}

/** What an answer that is no success means, where the provider has no word of its own for it. */
export function failureOf({ status, body }: HttpAnswer): SendOutcome {
  const said = `The provider answered ${status}: ${body.slice(0, 300)}`
  // Too many requests, no permission, not now: another time it may take the same.
  if (status === 429 || status === 401 || status === 403 || status === 503) return refused(said, 'later')
  if (status >= 500) return unknown(said)
  return refused(said, 'never')
}

function causeOf(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : undefined
  if (typeof cause !== 'object' || cause === null || !('code' in cause) || typeof cause.code !== 'string') return null
  return cause.code
}
