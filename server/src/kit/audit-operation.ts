import { recordAudit } from './audit.ts'
import type { AuditObject, AuditOutcome } from './audit-record.ts'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { objectNameOf, type Representation } from './representation.ts'
import type { Route } from './route.ts'

/** How one request of the API comes into the audit log: one record of it, or two where it asks somebody outside in between. */
export interface OperationAudit {
  /** Runs the handler inside the transaction that is open, and records what it did with it. */
  around(run: () => Promise<unknown>): Promise<unknown>
  /** It begins, and what it does may last beyond this transaction. */
  begun(tx: Tx): Promise<void>
  /** It has ended; `reply` where it is done. */
  ended(tx: Tx, outcome: AuditOutcome, reply?: unknown): Promise<void>
  /** What the path leads to, as it was left; null: nothing, or it has not ended. */
  left(): unknown
}

export interface AuditedRequest {
  readonly route: Pick<Route, 'operation' | 'reply' | 'shownOnce'>
  readonly ctx: Context
  /** As the handler gets them, and as they stand in the path. */
  readonly params: unknown
  readonly named: Readonly<Record<string, string>>
  readonly representation: Representation | null
  /** The reply without what is shown once. */
  readonly keepable: (reply: unknown) => unknown
}

/** What is in the path is compared before and after; what is in the reply and not in the path came of it. */
export function operationAudit({ route, ctx, params, named, representation, keepable }: AuditedRequest): OperationAudit {
  let before: unknown = null
  // Anybody may try, as often as they like: of them only what was done is told, and what was denied is counted (audit-denied.ts).
  const isAnonymous = ctx.actor.kind === 'publishable' || ctx.actor.kind === 'visitor'
  let left: unknown = null

  const read = async (): Promise<unknown> => (representation === null ? null : representation.read(ctx, params))

  async function record(tx: Tx, outcome: AuditOutcome, reply?: unknown): Promise<void> {
    const after = outcome === 'done' ? await read() : before
    if (outcome === 'done') left = after
    const shown = reply === undefined ? null : keepable(reply)
    if (representation === null) {
      recordAudit(tx, ctx, { action: route.operation, outcome, object: objectOf(route, shown, named), after: shown })
      return
    }
    const object = { type: representation.object, id: idOf(before) ?? idOf(after) ?? lastOf(named) }
    const result = resultOf(route, shown, object)
    recordAudit(tx, ctx, { action: route.operation, outcome, object, before, after, result: result && { ...result, shown } })
  }

  return {
    async around(run) {
      return ctx.transaction(async (tx) => {
        await representation?.lock(tx, params)
        before = await read()
        const reply = await run()
        await record(tx, 'done', reply)
        return reply
      })
    },
    async begun(tx) {
      before = await read()
      if (!isAnonymous) await record(tx, 'begun')
    },
    async ended(tx, outcome, reply) {
      if (!isAnonymous || outcome !== 'refused') await record(tx, outcome, reply)
    },
    left: () => left,
  }
}

/** What the reply is about; where it has no id of its own, what the path names. */
function objectOf(route: Pick<Route, 'reply'>, reply: unknown, named: AuditedRequest['named']): AuditObject | null {
  const type = objectNameOf(route.reply)
  return type === null ? null : { type, id: idOf(reply) ?? lastOf(named) }
}

/** The reply shows something else than what the path leads to. */
function resultOf(route: Pick<Route, 'reply'>, reply: unknown, object: AuditObject): AuditObject | null {
  const type = objectNameOf(route.reply)
  const id = idOf(reply)
  if (type === null || reply === null || (type === object.type && (id === null || id === object.id))) return null
  return { type, id }
}

function idOf(shown: unknown): string | null {
  return typeof shown === 'object' && shown !== null && 'id' in shown && typeof shown.id === 'string' ? shown.id : null
}

function lastOf(named: AuditedRequest['named']): string | null {
  return named.id ?? Object.values(named).at(-1) ?? null
}
