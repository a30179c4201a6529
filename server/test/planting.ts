import type { TestDatabase } from './database.ts'

/** Writes to a database what the program never would, and takes it back. */
export interface Planting {
  /** Runs statements with foreign keys asleep. Check constraints and the unique indexes named at the start are gone. */
  plant(sql: string): Promise<void>
  /** Every table is again as it was when the planting began. */
  restore(): Promise<void>
}

/** Keeps a copy of every table, then takes away what would refuse a violation. Foreign keys stay in the catalogue. */
export async function planting(db: TestDatabase, looseIndexes: readonly string[]): Promise<Planting> {
  const names = await db.ownerQuery<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  const tables = names.map(({ name }) => name)
  await db.ownerQuery(`CREATE SCHEMA kept; ${tables.map((name) => `CREATE TABLE kept.${name} AS TABLE public.${name}`).join(';')}`)
  const constraints = await db.ownerQuery<{ statement: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS statement FROM pg_constraint
     WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY 1`,
  )
  await db.ownerQuery(constraints.map(({ statement }) => statement).join(';'))
  await db.ownerQuery(looseIndexes.map((name) => `DROP INDEX ${name}`).join(';'))
  const asleep = (sql: string): string => `BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`
  return {
    plant: async (sql) => void (await db.ownerQuery(asleep(sql))),
    restore: async () => {
      const statements = tables.map((name) => `DELETE FROM public.${name}; INSERT INTO public.${name} SELECT * FROM kept.${name}`)
      await db.ownerQuery(asleep(statements.join(';')))
    },
  }
}
