import type { SandboxAccount } from './account.ts'
import type { Book } from './book.ts'
import { type Fields, type SandboxRequest, textAt } from './http.ts'
import { secondsOf } from './stripe-json.ts'
import type { Announce } from './stripe-state.ts'

/** One question to Stripe, read. */
export interface StripeCall {
  readonly request: SandboxRequest
  readonly account: SandboxAccount
  readonly book: Book
  readonly fields: Fields
  /** The id in the path. */
  readonly id: string
  readonly key: string | null
  /** Asked by a browser, with a publishable key. */
  readonly isPublic: boolean
  readonly announce: Announce
}

/** A page of a list, the newest first, as Stripe pages: `limit`, `starting_after`, `created[gte]`. */
export function pageOf<Row extends { readonly id: string; readonly created: Temporal.Instant }>(
  { fields, request }: StripeCall,
  rows: Iterable<Row>,
  toJson: (row: Row) => object,
) {
  const limit = Math.min(Math.max(Number(textAt(fields, 'limit') ?? 10), 1), 100)
  const after = textAt(fields, 'starting_after')
  const since = Number(textAt(fields, 'created', 'gte') ?? 0)
  const all = [...rows].filter(({ created }) => secondsOf(created) >= since).toReversed()
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
  const page = all.slice(start, start + limit)
  return { object: 'list', url: request.path, data: page.map(toJson), has_more: all.length > start + limit }
}
