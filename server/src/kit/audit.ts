import { randomBytes } from 'node:crypto'
import { encodeId } from '@quarterday/core/id.ts'
import { type Change, changeBetween, fieldsOf } from './audit-content.ts'
import { type AuditActorKind, type AuditObject, type AuditOutcome, type AuditPart, type AuditStatement, digestOf } from './audit-record.ts'
import { type AuditContent, type AuditEntry, appendAuditEntries } from './audit-store.ts'
import type { Actor, Context } from './context.ts'
import type { Tx } from './db.ts'
import { newId } from './ids.ts'

/** Something that was done, or tried. */
export interface Deed {
  /** The name of an operation, or `member.removed`, `auth.login`: letters, digits, `.`, `_` and `-`, 100 at most. */
  readonly action: string
  /** Default `done`. */
  readonly outcome?: AuditOutcome
  /** What it was done to. */
  readonly object?: AuditObject | null
  /** It as the API shows it before and after. Null or left out: it was not there, is gone, or there is none. Secrets are taken out, never relied on. */
  readonly before?: unknown
  readonly after?: unknown
  /** What came of it beside, where that is something with an id of its own: the refund of a payment. */
  readonly result?: { readonly type: string; readonly id: string | null; readonly shown: unknown } | null
  /** Facts in a few words, such as counts. Nothing by which a person is known: it is never forgotten. */
  readonly detail?: Readonly<Record<string, unknown>> | null
  /** UUID of the record, where the same deed may be told again and must be recorded once. Default: a new one. */
  readonly id?: string
  /** The public id of the person whose data the change is. Default: the customer who did it, or whom it concerns, else the object. */
  readonly subjectId?: string | null
}

/** Who did it, in which request, from where, and the clock of real time: any context is one. */
export interface Doer extends Pick<Context, 'clock' | 'address'>, Partial<Pick<Context, 'requestId'>> {
  readonly actor: NamedActor
}

/** An actor, or what names one: of a member the id is enough. */
export type NamedActor = Actor | Pick<Extract<Actor, { kind: 'member' }>, 'kind' | 'id'>

/** What transactions that are open will write at their end. */
const waiting = new WeakMap<Tx, AuditEntry[]>()

/**
 * Records a deed in the audit log of the transaction's organization: it is there when the transaction commits, and not otherwise. Operations of the API and jobs are
 * recorded without being asked (audit-operation.ts, run-job.ts); this is for what happens beside them.
 */
export function recordAudit(tx: Tx, doer: Doer, deed: Deed): void {
  const entry = entryOf(doer, deed)
  const entries = waiting.get(tx)
  if (entries !== undefined) return void entries.push(entry)
  const own = [entry]
  waiting.set(tx, own)
  tx.beforeCommit(() => appendAuditEntries(tx, own))
}

/** By which kind and id an actor is recorded. Names and addresses of people are not kept with it. */
export function auditActorOf(actor: NamedActor): { readonly kind: AuditActorKind; readonly id: string | null } {
  switch (actor.kind) {
    case 'api_key':
      return { kind: 'api_key', id: encodeId('key', actor.id) }
    case 'member':
      return { kind: 'member', id: encodeId('mem', actor.id) }
    case 'person':
      return { kind: 'person', id: encodeId('usr', actor.userId) }
    case 'customer':
      return { kind: 'customer', id: encodeId('cus', actor.id) }
    case 'system':
      return { kind: 'job', id: actor.job }
    default:
      return { kind: actor.kind, id: null }
  }
}

function entryOf({ actor, requestId, address, clock }: Doer, deed: Deed): AuditEntry {
  const { kind: actorKind, id: actorId } = auditActorOf(actor)
  const { fields, change } = changeBetween(deed.before, deed.after)
  const result = deed.result == null ? null : fieldsOf(deed.result.shown)
  const whole: Change = result === null ? change : { ...change, result }
  const source = address === undefined ? null : partOf('source', whoseAddress(deed, actorKind, actorId), { address })
  const isChange = fields.length > 0 || result !== null
  // What customers change by themselves is theirs, whatever it is.
  const whose = deed.subjectId ?? (actorKind === 'customer' ? actorId : null)
  const changed = isChange ? partOf('change', deed.subjectId === null ? null : (whose ?? subjectOf(deed)), whole) : null
  const statement: AuditStatement = {
    id: deed.id ?? newId(),
    occurredAt: clock.now().round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
    actorKind,
    actorId,
    action: deed.action,
    outcome: deed.outcome ?? 'done',
    object: deed.object ?? null,
    result: deed.result == null ? null : { type: deed.result.type, id: deed.result.id },
    fields,
    detail: deed.detail ?? null,
    requestId: requestId ?? null,
    sourceDigest: source && digestOf(source.salt, source.content),
    changeDigest: changed && digestOf(changed.salt, changed.content),
  }
  return { statement, contents: [source, changed].filter((part) => part !== null) }
}

function partOf(part: AuditPart, subjectId: string | null, content: unknown): AuditContent {
  return { part, subjectId, salt: randomBytes(16), content }
}

/** Who comes without a login is the customer whom it is about. The address of software and of the operator is nobody's. */
function whoseAddress(deed: Deed, kind: AuditActorKind, actorId: string | null): string | null {
  if (kind === 'member' || kind === 'person' || kind === 'customer') return actorId
  return kind === 'visitor' || kind === 'publishable' ? (deed.subjectId ?? subjectOf(deed)) : null
}

/** Most things that are anybody's say so in `customer`, if not on top then near it. */
function subjectOf({ object, before, after, result }: Deed): string | null {
  for (const shown of [after, before, result?.shown]) {
    const customer = customerIn(shown, deepest)
    if (customer !== null) return customer
  }
  return object?.id ?? null
}

const deepest = 3

function customerIn(shown: unknown, depth: number): string | null {
  if (typeof shown !== 'object' || shown === null || depth === 0) return null
  if ('customer' in shown && typeof shown.customer === 'string' && shown.customer.startsWith('cus_')) return shown.customer
  for (const inner of Object.values(shown)) {
    const customer = customerIn(inner, depth - 1)
    if (customer !== null) return customer
  }
  return null
}
