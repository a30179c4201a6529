import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { isStatementTimeout } from '../../kit/db-errors.ts'
import type { Overview } from '../organizations/organization.ts'
import { findOverview } from '../organizations/store.ts'
import type { CheckResult, Diagnosis, Finding } from './audit.ts'
import type { Check, Found, Moments } from './check.ts'
import { checks } from './checks.ts'

const statementTimeoutMs = 60_000
const mostListed = 50

/** Looks for whatever should not be, in one snapshot of the organization and with its own eyes only. Changes nothing. */
export async function diagnose(ctx: Context): Promise<Diagnosis> {
  const organization = await ctx.database.dispatcher((tx) => findOverview(tx, ctx.organizationId))
  const options = { readOnly: true, isolation: 'repeatable read', statementTimeoutMs } as const
  return ctx.database.organization(
    ctx.organizationId,
    async (tx) => {
      // These are few statements over many rows; each may sort and hash in memory.
      await tx.query(`SET LOCAL work_mem = '64MB'`)
      await tx.query('SET LOCAL jit = off')
      const results: CheckResult[] = []
      const findings: Finding[] = []
      const moments: Moments = { ...lastMoved(tx, ctx, organization), limit: mostListed + 1 }
      for (const check of checks) {
        const { id, title, invariant, severity, remedy } = check
        const all = await findOrSay(tx, check, moments)
        const listed = all.slice(0, mostListed)
        results.push({ check: id, title, invariant, severity, found: listed.length, more: all.length > listed.length })
        for (const { object, detail } of listed) findings.push({ check: id, invariant, severity, object, detail, remedy })
      }
      return { examinedAt: tx.now, suspension: organization?.suspension ?? null, checks: results, findings }
    },
    options,
  )
}

/** When something could last move by itself: now, or when the organization was suspended. The clock of a sandbox stands still by itself. */
function lastMoved(tx: Tx, { clock }: Context, organization: Overview | null): Pick<Moments, 'now' | 'realNow'> {
  const realNow = organization?.suspension?.at ?? clock.now()
  const isLive = organization !== null && organization.clockAt === null
  return { now: isLive && Temporal.Instant.compare(realNow, tx.now) < 0 ? realNow : tx.now, realNow }
}

/** A check that does not end in time says so and stands in nobody's way. */
async function findOrSay(tx: Tx, check: Check, moments: Moments): Promise<readonly Found[]> {
  await tx.query('SAVEPOINT before_check')
  try {
    return await check.find(tx, moments)
  } catch (error) {
    if (!isStatementTimeout(error)) throw error
    await tx.query('ROLLBACK TO SAVEPOINT before_check')
    return [{ object: null, detail: `The check did not end within ${statementTimeoutMs / 1000} seconds, so nothing is known.` }]
  }
}
