import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'

/** One report, one moment: everything in it is read from the same snapshot, and it may take longer than a request's other statements. */
export function reading<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.database.organization(ctx.organizationId, work, { readOnly: true, isolation: 'repeatable read', statementTimeoutMs: 60_000 })
}
