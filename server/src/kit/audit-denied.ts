import { auditActorOf, type Doer, recordAudit } from './audit.ts'
import type { AuditObject } from './audit-record.ts'
import { countDenial } from './audit-store.ts'
import type { Context } from './context.ts'
import type { Database } from './db.ts'

export interface Denial {
  /** What was tried: the name of an operation, or `auth.login`. */
  readonly action: string
  /** The code of the refusal. */
  readonly code: string
  readonly object?: AuditObject | null
}

/**
 * Records that somebody was denied something, in a transaction of its own: that of the request is rolled back. Of one actor in one minute the log tells of the
 * first time, the tenth, the hundredth and so on, each with the count, so that a loop that is refused cannot fill it.
 */
export async function recordDenied(
  parts: Doer & Pick<Context, 'organizationId'> & { readonly database: Pick<Database, 'organization'> },
  { action, code, object = null }: Denial,
): Promise<void> {
  const { kind, id } = auditActorOf(parts.actor)
  const minute = parts.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' })
  await parts.database.organization(parts.organizationId, async (tx) => {
    const count = await countDenial(tx, [kind, id].filter(Boolean).join(' '), minute)
    if (isPowerOfTen(count)) recordAudit(tx, parts, { action, outcome: 'denied', object, detail: { code, count } })
  })
}

function isPowerOfTen(count: number): boolean {
  return /^10*$/.test(String(count))
}
