import { assert } from '@quarterday/core/assert.ts'
import type { RuledDeed } from '@quarterday/core/people/approval.ts'
import type { RefusalCode } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import type { FileReply } from './file-reply.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who else may be meant than holders of a permission: staff in whatever organization, a customer, holders of a publishable key, whoever comes. */
export const peopleScopes = ['person', 'customer', 'publishable', 'anyone'] as const

/** What a caller must hold, `invoices:write`, or who they must be: the operator of the installation, or one of `peopleScopes`. */
export type Scope = `${string}:read` | `${string}:write` | 'operator' | (typeof peopleScopes)[number]

/**
 * How the handler meets the database. `one`: in a transaction that also holds the idempotency row and its answer. `read`: in one that cannot
 * write. `own`: the handler opens its own, because it asks the outside between two of them; it is idempotent by itself. `asks`: the same where nothing is
 * changed, so that nothing has to be remembered: a preview that asks the outside.
 */
export type TransactionMode = 'one' | 'read' | 'own' | 'asks'

export type Proof = 'never' | 'sometimes' | 'always'

/** What may stand between a good request and its handler. */
export interface Approval<Params, Body> {
  readonly gate: Gate
  /** What it would do that one person may not do alone; asked in the transaction of the handler, and only where somebody wants to know. */
  deeds(tx: Tx, request: Pick<HeldRequest<Params, Body>, 'params' | 'body'>): Promise<readonly RuledDeed[]>
}

export interface Gate {
  /** The answer to a request that has to wait. */
  readonly reply: z.ZodType
  /** Asked in the transaction of the handler, before it. What is answered in its place, with 202; null: the handler runs. */
  hold(ctx: Context, request: HeldRequest<unknown, unknown>, deeds: (tx: Tx) => Promise<readonly RuledDeed[]>): Promise<unknown>
}

/** A request as the handler would get it, and as it travelled: so it can be read again later. */
export interface HeldRequest<Params, Body> {
  readonly operation: string
  readonly scope: Scope
  readonly params: Params
  readonly body: Body
  readonly written: { readonly params: unknown; readonly body: unknown }
}

/** What a handler is given. All of it has passed the route's schemas: ids are UUIDs, amounts exact. */
export interface RouteInput<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The same UUID for every try of one idempotency key, so what is made under it is made once. Only where `transaction` is `own`. */
  readonly operationId: string | null
  /** What came with the request beside its schemas, for the few handlers that let people in. */
  readonly visit: RouteVisit
}

/** The outside of a request: from where and with what cookies it came, and what cookies its answer sets. */
export interface RouteVisit {
  readonly address: string
  readonly userAgent: string | null
  readonly cookies: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Sets a header of the answer beside ours: `set-cookie` may come several times. It is not part of an answer that is stored for replays. */
  setHeader(name: 'set-cookie', value: string): void
}

/** All that the API promises of one operation, and what runs it. */
export interface Route {
  readonly method: Method
  readonly path: `/${string}`
  /** The operation's name in the API description and the SDK: `finalizeInvoice`. */
  readonly operation: string
  readonly tag: string
  readonly summary: string
  readonly description?: string | undefined
  readonly scope: Scope
  /**
   * Also for an operator who names no organization; `ctx.organizationId` is then `noOrganization`. Always so where the scope is `operator`, `person` or
   * `anyone`.
   */
  readonly withoutOrganization: boolean
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType | null
  /** Reads good bodies as `body` does, only faster. Undefined: the schema has to look. Null: there is none. */
  readonly quickBody: ((body: unknown) => unknown) | null
  readonly reply: z.ZodType
  /** Media types of files that it can answer with instead of `reply`, as `FileReply`; then `transaction` stores nothing. */
  readonly files: readonly string[]
  readonly status: 200 | 201 | 202
  readonly refuses: readonly RefusalCode[]
  readonly transaction: TransactionMode
  /** What the request brings has keys of its own, so an Idempotency-Key may be left out; without one nothing is stored but the effect. */
  readonly keyIsOptional: boolean
  /**
   * How often it may be asked for, where that is not as all of the API: `heavy`, it reads much; `export`, it answers with a whole book; `ingest`, it brings
   * usage. Lists that are searched and reports are heavy by themselves, and the files of reports exports.
   */
  readonly limit: 'heavy' | 'export' | 'ingest' | null
  /**
   * Its statements may take ten seconds instead of the two of other requests, because it reads or writes a whole book at once. Always so of what is `heavy` or an
   * `export`, and of previews.
   */
  readonly longStatements: boolean
  /** Pointers into the body of keys that software makes up (`/events/-/key`): they may look like anything, also like a card's number. */
  readonly opaqueKeys: readonly string[]
  /** Fields of the reply that are shown once (`secret`, `api_key.secret`): a replay of the answer has null there. */
  readonly shownOnce: readonly string[]
  /**
   * Whether people have to have proven who they are a moment ago (kit/proof.ts): always, or `sometimes`, as the handler finds. Keys are not concerned.
   */
  readonly proof: Proof
  /** Whose word it may need beside that of who asks. Null: nobody's. */
  readonly approval: Approval<unknown, unknown> | null
  /** Why the audit log has no record of it, although it may write; null: it has. */
  readonly unaudited: string | null
  /** `If-Match` may not be left out: who changes this has read it. */
  readonly needsMatch: boolean
  /** Fields of the reply that change although nobody changes the object; they are not part of its ETag. */
  readonly changesByItself: readonly string[]
  readonly examples: { readonly request?: unknown; readonly response?: unknown }
  handle(ctx: Context, input: RouteInput<unknown, unknown, unknown>): Promise<unknown>
}

interface RouteLiteral<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly method: Method
  readonly path: `/${string}`
  readonly operation: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly scope: Scope
  readonly withoutOrganization?: boolean
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly quickBody?: (body: unknown) => z.output<B> | undefined
  readonly reply: R
  readonly files?: readonly string[]
  readonly status?: 200 | 201 | 202
  readonly refuses?: readonly RefusalCode[]
  readonly transaction?: TransactionMode
  readonly keyIsOptional?: boolean
  readonly limit?: 'heavy' | 'export' | 'ingest'
  readonly longStatements?: true
  readonly opaqueKeys?: readonly string[]
  readonly shownOnce?: readonly string[]
  readonly proof?: Proof
  /** Only where `transaction` is `one`: whatever it decides and whatever the handler does then happen together. */
  readonly approval?: Approval<z.output<P>, z.output<B>>
  readonly unaudited?: string
  readonly needsMatch?: true
  readonly changesByItself?: readonly string[]
  readonly examples?: { readonly request?: z.input<B>; readonly response?: z.input<R> }
  readonly handle: (ctx: Context, input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R> | FileReply>
}

/** Only such a request has an effect that must not happen twice: a preview is a POST that changes nothing. */
export function changesSomething(route: Pick<Route, 'method' | 'transaction'>): boolean {
  return route.method !== 'GET' && route.transaction !== 'read' && route.transaction !== 'asks'
}

const nothing = z.strictObject({})
type Nothing = typeof nothing

/**
 * Declares an operation of the API. Schemas are closed (`z.strictObject`) and say what travels: the handler gets the decoded side of `params`,
 * `query` and `body`, and returns the encoded side of `reply`. Without a body schema the request has none; GET reads unless told otherwise.
 */
export function route<R extends z.ZodType, P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = Nothing>(
  literal: RouteLiteral<P, Q, B, R>,
): Route {
  assert(
    !literal.approval || (literal.method !== 'GET' && (literal.transaction ?? 'one') === 'one'),
    'What can wait is done in one transaction',
  )
  return {
    ...literal,
    withoutOrganization: literal.withoutOrganization ?? ['operator', 'person', 'anyone'].includes(literal.scope),
    params: literal.params ?? nothing,
    query: literal.query ?? nothing,
    body: literal.body ?? null,
    quickBody: literal.quickBody ?? null,
    status: literal.status ?? 200,
    files: literal.files ?? [],
    refuses: literal.refuses ?? [],
    transaction: literal.transaction ?? (literal.method === 'GET' ? 'read' : 'one'),
    keyIsOptional: literal.keyIsOptional ?? false,
    limit: literal.limit ?? null,
    longStatements: literal.longStatements ?? (literal.limit === 'heavy' || literal.limit === 'export' || literal.transaction === 'asks'),
    opaqueKeys: literal.opaqueKeys ?? [],
    shownOnce: literal.shownOnce ?? [],
    needsMatch: literal.needsMatch ?? false,
    changesByItself: literal.changesByItself ?? [],
    proof: literal.proof ?? 'never',
    approval: literal.approval ?? null,
    unaudited: literal.unaudited ?? null,
    examples: literal.examples ?? {},
    handle: literal.handle,
  }
}
