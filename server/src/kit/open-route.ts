import type { OrganizationId } from '@quarterday/core/id.ts'
import type { DeriveKey } from './authenticate-secrets.ts'
import type { Clock } from './clock.ts'
import type { Context } from './context.ts'
import type { Database } from './db.ts'
import type { Logger } from './log.ts'
import type { Outside } from './outside.ts'
import type { TryCounter } from './try-counter.ts'

/** A request outside of the API, by whoever came: nobody has been authenticated, and what proves anything is in the path or in the body. */
export interface Visit {
  readonly params: Readonly<Record<string, string>>
  /** Names in lower case; several of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>
  /** As it came; empty where there was none. */
  readonly body: Buffer
  readonly address: string
  readonly requestId: string
}

export interface OpenReply {
  readonly status: number
  /** With its charset. */
  readonly contentType: string
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** What the process lends to whoever answers such a request. */
export interface Host {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly outside: Outside
  readonly tries: TryCounter
  /** Counts one more of what connected accounts send, for all processes together. Answers the seconds to wait; null: it is within what is allowed. */
  readonly countNotice: (account: string) => Promise<number | null>
  /** Counts what was sent to an account and proven by nobody, by the address that it came from. */
  readonly countRefused: (address: string, account: string) => Promise<void>
  /** Whether that address has sent too much of it: then it is not even looked at, so that a stranger uses up nothing of the account's. */
  readonly isStopped: (address: string, account: string) => boolean
  readonly deriveKey: DeriveKey
  /** To act in an organization, once it is known for whom. */
  contextFor(organizationId: OrganizationId): Context
}

/** A path outside of the API: no key, no schema, an answer of its own kind. A refusal that is thrown becomes a problem document, so pages answer theirs themselves. */
export interface OpenRoute {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  /** Who acts, in the log and in what is written. */
  readonly actor: string
  /** Whose bodies are read: any other that comes with a body is answered 415. Null: whatever has a body. */
  readonly accepts: 'json' | 'forms' | null
  readonly mostBytes?: number
  readonly handle: (host: Host, visit: Visit) => Promise<OpenReply>
}
