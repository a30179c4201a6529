import {
  type ApiKeyId,
  type CustomerId,
  idOf,
  type MemberId,
  type OrganizationId,
  type SessionId,
  type UserId,
} from '@quarterday/core/id.ts'
import type { DeriveKey } from './authenticate-secrets.ts'
import type { Clock } from './clock.ts'
import type { Endpoint, SignUp } from './config.ts'
import type { Database, Tx } from './db.ts'
import type { Logger } from './log.ts'
import type { Outside } from './outside.ts'
import type { Passwords } from './password.ts'

/**
 * Who acts: software with a key and what that key may do; a member of the organization with what their role permits; staff who stand in no organization; a
 * customer in the portal; whoever has nothing but an organization's publishable key, or nothing at all; the person who runs the installation; or a job of ours.
 */
export type Actor =
  | {
      readonly kind: 'api_key'
      readonly id: ApiKeyId
      readonly scopes: readonly string[]
      /** The person who made it, if it was one. */
      readonly createdBy?: UserId | null
    }
  | {
      readonly kind: 'member'
      readonly id: MemberId
      readonly userId: UserId
      readonly sessionId: SessionId
      readonly role: string
      readonly permissions: readonly string[]
      /** When they last proved who they are: sensitive deeds ask that this was a moment ago. */
      readonly provenAt: Temporal.Instant
    }
  | {
      readonly kind: 'person'
      readonly userId: UserId
      readonly sessionId: SessionId
      readonly provenAt: Temporal.Instant
      /** They are at work, and the organization wants a second factor of them before they do anything. */
      readonly needsSecondFactor?: boolean
    }
  | { readonly kind: 'customer'; readonly id: CustomerId; readonly userId: UserId; readonly sessionId: SessionId }
  | { readonly kind: 'publishable' }
  | { readonly kind: 'visitor' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'system'; readonly job: string }

/** One operation of one organization by one actor: what every flow takes first. */
export interface Context {
  readonly organizationId: OrganizationId
  readonly actor: Actor
  /** `req_…`; in the log, in every error answer and in the answer's `Request-Id` header. */
  readonly requestId: string
  /** From where the request came; absent: there was none. */
  readonly address?: string | undefined
  readonly log: Logger
  readonly database: Database
  /** Real time, for what lives in it even when the organization's clock is moved: keys and their expiry. Billing asks `tx.now`. */
  readonly clock: Clock
  /** The key of one purpose, derived from QUARTERDAY_SECRET. */
  readonly deriveKey: DeriveKey
  /** The engine outside that may be asked for tax; absent: there is none. */
  readonly taxProvider?: Endpoint | null | undefined
  /** Where gateways, mail servers and the like are found, and by what they know us. */
  readonly outside: Outside
  /** Hashes of passwords. Absent: those of this process, at their full price. */
  readonly passwords?: Passwords | undefined
  /** Who may make an account by themselves. Absent: nobody. */
  readonly signUp?: SignUp | undefined
  /** Runs `work` in the organization's transaction: the running one if there is one, else its own, which commits when `work` is done. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** For whom an operator acts who names no organization: nobody has this id, and the database shows it nothing. */
export const noOrganization: OrganizationId = idOf('org', '00000000-0000-0000-0000-000000000000')

export type ContextParts = Omit<Context, 'transaction'>

export function newContext(parts: ContextParts): Context {
  return { ...parts, transaction: (work) => parts.database.organization(parts.organizationId, work) }
}
