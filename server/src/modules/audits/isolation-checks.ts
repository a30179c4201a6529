import type { Tx } from '../../kit/db.ts'
import { type Check, type Found, sqlCheck } from './check.ts'

/** Organizations are kept apart, and rows point at rows that exist. All of it is read from the catalogue, so a new table is checked with the rest. */
export const isolationChecks: readonly Check[] = [
  {
    id: 'references_lead_somewhere',
    title: 'Every row points at rows that exist, in its own organization.',
    invariant: 'I25',
    severity: 'violation',
    remedy:
      'Constraints forbid this: look for a restored backup or a disabled constraint, and restore what is missing. Then run `quarterday verify`.',
    find: brokenReferences,
  },
  sqlCheck<{ name: string; key: string }>({
    id: 'keys_begin_with_the_organization',
    title: 'Every primary, unique and foreign key of an organization’s table begins with the organization.',
    invariant: 'I25',
    severity: 'violation',
    remedy: 'Rebuild the key with organization_id as its first column; docs/architecture.md says why.',
    // A reference to the organization itself is its whole key; a person belongs to none, and is pointed at by their id alone. The address of a portal says whose
    // it is, so that one alone is the whole installation's.
    sql: `SELECT t.relname AS name, c.conname AS key
      FROM pg_constraint c
      JOIN pg_class t ON t.oid = c.conrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute o ON o.attrelid = t.oid AND o.attname = 'organization_id' AND NOT o.attisdropped
      WHERE n.nspname = 'public' AND c.contype IN ('p', 'u', 'f') AND c.conkey[1] <> o.attnum AND $1::uuid IS NOT NULL
        AND NOT (c.contype = 'f' AND c.confrelid = (SELECT u.oid FROM pg_class u WHERE u.relname = 'users' AND u.relnamespace = n.oid))
      UNION ALL
      SELECT t.relname, x.relname
      FROM pg_index i
      JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute o ON o.attrelid = t.oid AND o.attname = 'organization_id' AND NOT o.attisdropped
      WHERE n.nspname = 'public' AND i.indisunique AND i.indkey[0] <> o.attnum AND x.relname <> 'portal_slugs_are_unique'
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
      ORDER BY 1, 2 LIMIT $2`,
    say: ({ name, key }) => ({ object: name, detail: `Its key ${key} does not begin with organization_id.` }),
  }),
  sqlCheck<{ name: string; lacks: string }>({
    id: 'tables_are_protected',
    title: 'Every table of an organization shows each organization its own rows only.',
    invariant: 'I25',
    severity: 'violation',
    remedy: 'CALL quarterday_protect on the table as its owner, at once: until then a bug could show one organization’s rows to another.',
    sql: `SELECT t.relname AS name, CASE WHEN NOT t.relrowsecurity THEN 'Row-level security is off.' WHEN NOT t.relforcerowsecurity
          THEN 'Row-level security does not bind the owner.' ELSE 'It has no policy for its organization.' END AS lacks
      FROM pg_class t
      JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND t.relkind IN ('r', 'p') AND $1::uuid IS NOT NULL
        AND (t.relname = 'organizations' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'organization_id'
          AND NOT a.attisdropped))
        AND (NOT t.relrowsecurity OR NOT t.relforcerowsecurity OR NOT EXISTS (
          SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polpermissive AND p.polcmd = '*'
            AND p.polroles = ARRAY[(SELECT r.oid FROM pg_roles r WHERE r.rolname = 'quarterday_app')]
            AND pg_get_expr(p.polqual, t.oid) LIKE '%app.organization_id%' AND pg_get_expr(p.polwithcheck, t.oid) LIKE '%app.organization_id%'))
      ORDER BY 1 LIMIT $2`,
    say: ({ name, lacks }) => ({ object: name, detail: lacks }),
  }),
]

/** One query for each foreign key; the catalogue writes it. */
async function brokenReferences(tx: Tx, { limit }: { readonly limit: number }): Promise<readonly Found[]> {
  const { rows: keys } = await tx.query<{ name: string; parent: string; columns: string; statement: string }>(foreignKeys)
  const broken: Found[] = []
  for (const { name, parent, columns, statement } of keys) {
    const { rows } = await tx.query<{ example: string }>(statement, [tx.organizationId])
    const [row] = rows
    if (row)
      broken.push({ object: name, detail: `A row whose (${columns}) is ${row.example} points at a row of ${parent} that does not exist.` })
    if (broken.length >= limit) break
  }
  return broken
}

// Of people an organization sees only who is there now: who has left and is still named somewhere would look as if they had never been.
const foreignKeys = `SELECT t.relname AS name, p.relname AS parent, string_agg(a.attname, ', ' ORDER BY k.place) AS columns,
    format('SELECT (%s)::text AS example FROM %I c WHERE c.organization_id = $1 AND %s AND NOT EXISTS (SELECT FROM %I p WHERE %s) ORDER BY 1 LIMIT 1',
      'ROW(' || string_agg(format('c.%I', a.attname), ', ' ORDER BY k.place) || ')', t.relname,
      string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ' ORDER BY k.place), p.relname,
      string_agg(format('p.%I = c.%I', b.attname, a.attname), ' AND ' ORDER BY k.place)) AS statement
  FROM pg_constraint c
  JOIN pg_class t ON t.oid = c.conrelid
  JOIN pg_class p ON p.oid = c.confrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace
  CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (child, parent, place)
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.child
  JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = k.parent
  WHERE n.nspname = 'public' AND c.contype = 'f' AND p.relname <> 'users'
    AND EXISTS (SELECT FROM pg_attribute o WHERE o.attrelid = t.oid AND o.attname = 'organization_id' AND NOT o.attisdropped)
  GROUP BY c.oid, t.relname, p.relname ORDER BY t.relname, c.oid`
