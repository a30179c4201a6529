import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { isStatementTimeout } from '../../kit/db-errors.ts'
import type { CheckResult, Diagnosis, Finding } from './audit.ts'
import type { Check, Found, Moments } from './check.ts'
import { checks } from './checks.ts'

const statementTimeoutMs = 60_000
const mostListed = 50

/** Looks for whatever should not be, in one snapshot of the organization and with its own eyes only. Changes nothing. */
export async function diagnose(ctx: Context): Promise<Diagnosis> {
  const options = { readOnly: true, isolation: 'repeatable read', statementTimeoutMs } as const
  return ctx.database.organization(
    ctx.organizationId,
    async (tx) => {
      // These are few statements over many rows; each may sort and hash in memory.
      await tx.query(`SET LOCAL work_mem = '64MB'`)
      await tx.query('SET LOCAL jit = off')
      const results: CheckResult[] = []
      const findings: Finding[] = []
      const moments: Moments = { now: tx.now, realNow: ctx.clock.now(), limit: mostListed + 1 }
      for (const check of checks) {
        const { id, title, invariant, severity, remedy } = check
        const all = await findOrSay(tx, check, moments)
        const listed = all.slice(0, mostListed)
        results.push({ check: id, title, invariant, severity, found: listed.length, more: all.length > listed.length })
        for (const { object, detail } of listed) findings.push({ check: id, invariant, severity, object, detail, remedy })
      }
      return { examinedAt: tx.now, checks: results, findings }
    },
    options,
  )
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
