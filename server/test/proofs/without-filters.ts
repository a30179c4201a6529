import pg from 'pg'
import type { TestDatabase } from '../database.ts'

/** What became of the statements that were sent while the program's own filters were off. */
export interface Unfiltered {
  /** Different statements that ran in a transaction of an organization and read or wrote a table of organizations. */
  readonly statements: ReadonlySet<string>
  /** Those of them from which at least one condition on the organization was taken. */
  readonly rewritten: ReadonlySet<string>
  /** Conditions taken, over all times that a statement was sent. */
  readonly conditions: () => number
  /** Sends statements as they are again. */
  stop(): void
}

/**
 * Takes every condition on the organization out of what the program sends to PostgreSQL, in this process, from now on: what then keeps organizations apart
 * is row-level security alone. The program has no switch for it; it is done on the way to the driver. Left as they are: what other roles than
 * quarterday_app do, for those are meant to see across.
 */
export function withoutFilters(): Unfiltered {
  const statements = new Set<string>()
  const rewritten = new Set<string>()
  const inOrganization = new WeakSet<object>()
  let conditions = 0

  function without(client: object, text: string): string {
    if (/^BEGIN\b/.test(text)) {
      inOrganization[text.includes('SET LOCAL app.organization_id=') ? 'add' : 'delete'](client)
      return text.replace(/(FROM organizations WHERE id)='[^']+'/, '$1 IS NOT NULL')
    }
    if (/^(COMMIT|ROLLBACK)$/.test(text)) inOrganization.delete(client)
    if (!inOrganization.has(client) || !/organization/.test(text)) return text
    statements.add(text)
    const changed = unconditioned(text, () => {
      conditions += 1
    })
    if (changed !== text) rewritten.add(text)
    return changed
  }

  const original = pg.Client.prototype.query
  const patched = function (this: object, ...given: unknown[]): unknown {
    const [statement, ...rest] = given
    return Reflect.apply(original, this, [changedStatement(statement, (text) => without(this, text)), ...rest])
  }
  Reflect.set(pg.Client.prototype, 'query', patched)
  return { statements, rewritten, conditions: () => conditions, stop: () => void Reflect.set(pg.Client.prototype, 'query', original) }
}

/** Under another name where it has one: a session knows the statement of that name already. */
function changedStatement(statement: unknown, change: (text: string) => string): unknown {
  if (typeof statement === 'string') return change(statement)
  if (typeof statement !== 'object' || statement === null || !('text' in statement) || typeof statement.text !== 'string') return statement
  const text = change(statement.text)
  if (text === statement.text) return statement
  return { ...statement, text, ...('name' in statement && { name: `${statement.name} unfiltered`.slice(0, 63) }) }
}

const column = String.raw`(?:"?\w+"?\.)?"?organization_id"?`
/** `organization_id = $1` and `i.organization_id = o.id`; of the organizations themselves `o.id = $1`. */
const comparison = new RegExp(String.raw`${column} = (?:\$(\d+)|${column}|"?o"?\."?id"?)`, 'g')
const ofOrganizations =
  /((?:FROM|UPDATE|from|update) "?organizations"?(?: (?:as )?"?\w+"?)?(?: SET [^;]*?| set [^;]*?)?\s+(?:WHERE|where) (?:"?\w+"?\.)?"?id"?) = \$(\d+)/g

/** The statement with `true` where it asked for the organization. A parameter stays in it, for each that is given has to be somewhere. */
export function unconditioned(text: string, taken: () => void): string {
  return text
    .replaceAll(comparison, (_, parameter: string | undefined) => {
      taken()
      return parameter === undefined ? '(true)' : `($${parameter}::uuid IS NOT NULL)`
    })
    .replaceAll(ofOrganizations, (_, before: string, parameter: string) => {
      taken()
      return `${before} IS NOT NULL AND ($${parameter}::uuid IS NOT NULL)`
    })
}

/** Makes functions of the database ask for no organization either, as far as row-level security binds them. Answers how many conditions they had. */
export async function functionsWithoutFilters(db: TestDatabase): Promise<number> {
  const functions = await db.ownerQuery<{ text: string }>(
    `SELECT pg_get_functiondef(p.oid) AS text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'public' AND p.prokind = 'f' AND NOT p.prosecdef ORDER BY p.proname`,
  )
  let taken = 0
  for (const { text } of functions) {
    const changed = text.replaceAll(new RegExp(String.raw`${column} = organization\b`, 'g'), () => {
      taken += 1
      return '(true)'
    })
    if (changed !== text) await db.ownerQuery(changed)
  }
  return taken
}

/** Lets quarterday_app see and change everything, until the tables are protected again: to prove that what holds elsewhere is row-level security. */
export async function withoutRowSecurity(db: TestDatabase): Promise<void> {
  const tables = await db.ownerQuery<{ name: string }>(
    `SELECT t.oid::regclass::text AS name FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND t.relkind IN ('r', 'p') AND t.relrowsecurity ORDER BY 1`,
  )
  for (const { name } of tables) await db.ownerQuery(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`)
}
