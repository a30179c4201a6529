import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient } from '../../src/kit/db-connection.ts'
import { type TestApi, testApi } from '../api.ts'
import { referenceBook } from '../reference-book.ts'

// What the catalogue of a migrated database says of the walls between organizations. A new table, key, function or role is looked at with the rest.

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const ofTables = `FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public' AND t.relkind IN ('r', 'p')`
const hasOrganization = `EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'organization_id' AND NOT a.attisdropped)`
/** Whoever is not an owner works as one of these. */
const ours = `'quarterday_app', 'quarterday_auth', 'quarterday_dispatcher', 'quarterday_people', 'quarterday_login'`

async function names(text: string): Promise<string[]> {
  const rows = await api.db.ownerQuery<{ name: string }>(`${text} ORDER BY 1`)
  return rows.map(({ name }) => name)
}

test('S38: row-level security is on and forced on every table but the list of migrations', async () => {
  expect(await names(`SELECT t.relname AS name ${ofTables} AND NOT (t.relrowsecurity AND t.relforcerowsecurity)`)).toEqual([
    'quarterday_migrations',
  ])
  expect((await names(`SELECT t.relname AS name ${ofTables} AND ${hasOrganization}`)).length).toBeGreaterThan(60)
})

test('S38: what quarterday_app may see of a table of organizations is what its organization has, to read and to write', async () => {
  const rows = await api.db.ownerQuery<{ name: string; policy: string | null; using: string | null; checks: string | null }>(
    `SELECT t.relname AS name, p.polname AS policy, pg_get_expr(p.polqual, t.oid) AS using, pg_get_expr(p.polwithcheck, t.oid) AS checks
      FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      LEFT JOIN pg_policy p ON p.polrelid = t.oid AND p.polpermissive
        AND (p.polroles = '{0}' OR 'quarterday_app'::regrole = ANY (p.polroles))
      WHERE n.nspname = 'public' AND t.relkind IN ('r', 'p') AND NOT t.relispartition AND (${hasOrganization} OR t.relname = 'organizations')
        AND has_any_column_privilege('quarterday_app', t.oid, 'SELECT, INSERT, UPDATE')
      ORDER BY 1, 2`,
  )
  expect(rows.length).toBeGreaterThan(60)
  const context = `(SELECT (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid AS "nullif")`
  const normal = (text: string | null) => text?.replaceAll(/\s+/g, ' ').replaceAll('( SELECT', '(SELECT')
  const odd = rows.filter(({ name, using, checks }) => {
    const expected = `(${name === 'organizations' ? 'id' : 'organization_id'} = ${context})`
    return normal(using) !== expected || normal(checks) !== expected
  })
  expect(odd).toEqual([])
})

test('S38: without an organization quarterday_app sees nothing, and with one nothing of another', async () => {
  const mine = await api.organizationClient()
  await referenceBook(mine)
  await referenceBook(await api.organizationClient(), 'others')
  const tables = await names(`SELECT t.relname AS name ${ofTables} AND ${hasOrganization} AND NOT t.relispartition
    AND has_table_privilege('quarterday_app', t.oid, 'SELECT')`)
  const client = await connectClient(api.db.connection, 'run-time')
  try {
    const counts = async (condition: string) => {
      const all = tables.map((name) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name} WHERE ${condition}`)
      const { rows } = await client.query<{ name: string; rows: number }>(all.join(' UNION ALL '))
      return rows.filter(({ rows: found }) => found > 0).map(({ name }) => name)
    }
    expect(await counts('true')).toEqual([])
    await client.query('BEGIN')
    await client.query(`SET LOCAL app.organization_id='${mine.organization.id}'`)
    expect((await counts('true')).length).toBeGreaterThan(25)
    expect(await counts(`organization_id <> '${mine.organization.id}'`)).toEqual([])
    await client.query('ROLLBACK')
    expect(await counts('true')).toEqual([])
  } finally {
    await client.end()
  }
})

test('S38: references between tables of organizations begin with the organization on both sides', async () => {
  const odd = await names(
    `SELECT c.conrelid::regclass || ' ' || c.conname AS name FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attname = 'organization_id' AND NOT a.attisdropped
      JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attname = 'organization_id' AND NOT b.attisdropped
      WHERE n.nspname = 'public' AND c.contype = 'f' AND (c.conkey[1] <> a.attnum OR c.confkey[1] <> b.attnum)`,
  )
  expect(odd).toEqual([])
})

test('S38: the roles of run time own nothing, are nobody’s superuser, and may neither make nor empty tables', async () => {
  const might = await names(
    `SELECT rolname AS name FROM pg_roles WHERE rolname IN (${ours})
      AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
  )
  expect(might).toEqual([])
  const owned = await names(
    `SELECT relname AS name FROM pg_class WHERE relowner IN (SELECT oid FROM pg_roles WHERE rolname IN (${ours}))
      UNION ALL SELECT proname FROM pg_proc WHERE proowner IN (SELECT oid FROM pg_roles WHERE rolname IN (${ours}))
      UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner IN (SELECT oid FROM pg_roles WHERE rolname IN (${ours}))
      UNION ALL SELECT datname FROM pg_database WHERE datdba IN (SELECT oid FROM pg_roles WHERE rolname IN (${ours}))`,
  )
  expect(owned).toEqual([])
  const creates = await names(
    `SELECT rolname AS name FROM pg_roles WHERE rolname IN (${ours}) AND has_schema_privilege(rolname, 'public', 'CREATE')`,
  )
  expect(creates).toEqual([])
  const empties = await names(
    `SELECT rolname || ' ' || t.relname AS name FROM pg_roles, pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND t.relkind IN ('r', 'p') AND rolname IN (${ours}) AND has_table_privilege(rolname, t.oid, 'TRUNCATE, TRIGGER')`,
  )
  expect(empties).toEqual([])
})

test('S38: functions run as whoever calls them, but for those that are listed, and all pin where they look for names', async () => {
  const definers = await api.db.ownerQuery<{ name: string; pinned: boolean }>(
    `SELECT p.proname AS name, EXISTS (SELECT FROM unnest(p.proconfig) s WHERE s LIKE 'search\\_path=%') AS pinned
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef ORDER BY 1`,
  )
  // It makes and drops partitions, which only their owner can.
  expect(definers).toEqual([{ name: 'quarterday_usage_partitions', pinned: true }])
  const open = await names(
    `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'public' AND p.prosecdef AND has_function_privilege('public', p.oid, 'EXECUTE')`,
  )
  expect(open).toEqual([])
  const views = await names(
    `SELECT t.relname AS name FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND (t.relkind = 'm' OR (t.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (t.reloptions), false)))`,
  )
  expect(views).toEqual([])
})
