import { refuse } from '@quarterday/core/refusal.ts'

const credential = /^(Bearer )?qd_(live|test|op)_/

/**
 * The query of a request target, percent-decoded; a name that occurs more than once has a list of values. Refuses `unparsable` for bad
 * percent-encoding, for more than 100 parameters, and for a credential: addresses end up in logs and histories, so keys do not go there.
 */
export function parseQuery(target: string): Record<string, string | string[]> {
  const start = target.indexOf('?')
  const query: Record<string, string | string[]> = Object.create(null)
  if (start < 0) return query
  const pairs = target.slice(start + 1).split('&')
  if (pairs.length > 100) throw refuse('unparsable', { detail: 'There are more than 100 query parameters.' })
  for (const pair of pairs) {
    if (pair === '') continue
    const [name, value] = splitPair(pair)
    if (credential.test(value) || credential.test(name)) {
      throw refuse('unparsable', { detail: 'Send the credential in the Authorization header, never in the address. Revoke this one.' })
    }
    const before = query[name]
    query[name] = before === undefined ? value : [before, value].flat()
  }
  return query
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [percentDecoded(pair), ''] : [percentDecoded(pair.slice(0, equals)), percentDecoded(pair.slice(equals + 1))]
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw refuse('unparsable', { detail: 'The query is not valid percent-encoded UTF-8.' })
  }
}
