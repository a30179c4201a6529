import type { WebhookEndpoint } from './account.ts'
import type { Book } from './book.ts'
import type { SandboxAnswer, SandboxRequest } from './http.ts'

/** A notice that an account is to be sent. */
export interface Notice {
  readonly id: string
  readonly type: string
  readonly body: string
}

/** How one real gateway talks. Each answer is made in one go, so that requests never see each other half done. */
export interface Protocol {
  readonly name: 'stripe' | 'paypal'
  /** Whether this request is spoken in it. */
  speaks(request: SandboxRequest): boolean
  answer(request: SandboxRequest, book: Book): SandboxAnswer
  /** The headers by which who receives a notice knows that it is ours. */
  sign(notice: Notice, endpoint: WebhookEndpoint, at: Temporal.Instant): Readonly<Record<string, string>>
  /** A person types a test card into the gateway's form for this door or setup, `token` by its name (`pm_card_visa`). Null: no such door here. */
  enterCard(book: Book, reference: string, token: string): PersonAnswer | null
  /** The person tells their bank that it is they, or not. Null: no such door here. */
  authenticate(book: Book, reference: string, isApproved: boolean): PersonAnswer | null
}

export type PersonAnswer = 'done' | 'declined' | 'authenticate' | 'closed'
