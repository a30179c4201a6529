import type { Book } from './book.ts'
import type { SandboxAnswer, SandboxRequest } from './http.ts'

/** How one real gateway talks. Each answer is made in one go, so that requests never see each other half done. */
export interface Protocol {
  readonly name: 'stripe' | 'paypal'
  /** Whether this request is spoken in it. */
  speaks(request: SandboxRequest): boolean
  answer(request: SandboxRequest, book: Book): SandboxAnswer
  /** A person types a test card into the gateway's form for this door or setup, `token` by its name (`pm_card_visa`). Null: no such door here. */
  enterCard(book: Book, reference: string, token: string): PersonAnswer | null
  /** The person tells their bank that it is they, or not. Null: no such door here. */
  authenticate(book: Book, reference: string, isApproved: boolean): PersonAnswer | null
}

export type PersonAnswer = 'done' | 'declined' | 'authenticate' | 'closed'
