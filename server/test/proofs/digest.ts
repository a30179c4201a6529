import type { TestDatabase } from '../database.ts'

/** What an organization has: for each of its tables a digest of all rows in it, and how many there are. Two equal ones mean that nothing was touched. */
export async function digestOf(db: TestDatabase, organizationId: string): Promise<Readonly<Record<string, string>>> {
  const tables = await db.ownerQuery<{ name: string }>(
    `SELECT t.relname AS name FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
      WHERE n.nspname = 'public' AND t.relkind IN ('r', 'p') AND NOT t.relispartition ORDER BY 1`,
  )
  const whole = tables.map(({ name }) => `SELECT '${name}' AS name, ${digest} FROM public.${name} r WHERE organization_id = $1`)
  const rows = await db.ownerQuery<{ name: string; digest: string }>(
    [...whole, `SELECT 'organizations', ${digest} FROM organizations r WHERE id = $1`].join(' UNION ALL '),
    [organizationId],
  )
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]))
}

const digest = `count(*) || ' ' || coalesce(md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))), '') AS digest`
