import { verifyChain } from '../audit-log/verify-chain.ts'
import { type Check, sqlCheck } from './check.ts'

/** What was done stays on record. */
export const auditLogChecks: readonly Check[] = [
  {
    id: 'audit_chain_holds',
    title:
      'Records of the audit log are numbered 1 to n, each says what it said when it was written, and each follows from the one before.',
    invariant: 'I26',
    severity: 'violation',
    remedy:
      'Somebody wrote to the database past the program. Compare with the last export, or with a hash that was noted elsewhere (`quarterday audit-log verify`), to learn since when; docs/audit-log.md says how. The records that are left stay as they are: what they say now is evidence.',
    find: async (tx, { limit }) =>
      (await verifyChain(tx, { most: limit })).breaks.map(({ sequence, detail }) => ({ object: `audit_records ${sequence}`, detail })),
  },
  sqlCheck<{ name: string; privilege: string }>({
    id: 'audit_log_is_append_only',
    title: 'The program cannot change or remove a record of the audit log, not even by a bug.',
    invariant: 'I26',
    severity: 'violation',
    remedy: 'As the owner of the tables, REVOKE what was granted; docs/audit-log.md says what the program may.',
    sql: `SELECT name, privilege FROM (VALUES ('audit_records', 'UPDATE'), ('audit_records', 'DELETE'), ('audit_records', 'TRUNCATE'),
        ('audit_contents', 'UPDATE'), ('audit_contents', 'TRUNCATE'), ('audit_heads', 'DELETE'), ('audit_heads', 'TRUNCATE')) AS v (name, privilege)
      WHERE $1::uuid IS NOT NULL AND (has_table_privilege('quarterday_app', 'public.' || name, privilege)
        OR (privilege = 'UPDATE' AND has_any_column_privilege('quarterday_app', 'public.' || name, 'UPDATE')))
      ORDER BY name, privilege LIMIT $2`,
    say: ({ name, privilege }) => ({ object: name, detail: `The role quarterday_app has ${privilege} on it.` }),
  }),
]
