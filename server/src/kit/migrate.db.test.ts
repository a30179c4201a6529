import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { MigrationError, migrate, migrationsDirectory, readMigrations } from './migrate.ts'

let world: TestDatabase
let directory: string

beforeEach(async () => {
  world = await testDatabase({ migrated: false })
  directory = await mkdtemp(join(tmpdir(), 'quarterday-migrations-'))
})
afterEach(async () => {
  await world.drop()
  await rm(directory, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(directory, name), text)
const run = (lines: string[] = []) => migrate(world.owner, { directory, log: (line) => lines.push(line) })
const tables = async () =>
  (
    await world.ownerQuery<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
  )
    .map((row) => row.name)
    .filter((name) => name !== 'quarterday_migrations')

test('files are applied in the order of their names, each once', async () => {
  await write('0002_second.sql', 'ALTER TABLE first ADD COLUMN added int')
  await write('0001_first.sql', 'CREATE TABLE first ()')
  await write('README.md', 'not SQL')
  expect(await run()).toEqual(['0001_first.sql', '0002_second.sql'])
  expect(await run()).toEqual([])
  await write('0003_third.sql', 'CREATE TABLE third ()')
  expect(await run()).toEqual(['0003_third.sql'])
})

test('of several at once one does the work and the others find it done (F51)', async () => {
  await write('0001_slow.sql', 'SELECT pg_sleep(0.2); CREATE TABLE slow ()')
  const applied = await Promise.all([run(), run(), run(), run()])
  expect(applied.flat()).toEqual(['0001_slow.sql'])
})

test('a migration that fails leaves nothing, names its line, and is resumed when it is mended (F51)', async () => {
  await write('0001_good.sql', 'CREATE TABLE good ()')
  await write('0002_bad.sql', 'CREATE TABLE half ();\nCREATE TABLE other ();\nSELECT oops;')
  await expect(run()).rejects.toThrow(/^0002_bad\.sql line 3: column "oops" does not exist/)
  expect(await tables()).toEqual(['good'])
  await write('0002_bad.sql', 'CREATE TABLE half ()')
  expect(await run()).toEqual(['0002_bad.sql'])
  expect(await tables()).toEqual(['good', 'half'])
})

test('a process that dies in the middle of a migration leaves neither half of it nor its lock (F51)', async () => {
  await write('0001_slow.sql', 'CREATE TABLE slow (); SELECT pg_sleep(10)')
  const dying = run()
  dying.catch(() => undefined)
  await expect
    .poll(() =>
      world.ownerQuery(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(10)'`,
      ),
    )
    .toHaveLength(1)
  await expect(dying).rejects.toThrow(MigrationError)
  expect(await tables()).toEqual([])
  await write('0001_slow.sql', 'CREATE TABLE slow ()')
  expect(await run()).toEqual(['0001_slow.sql'])
})

test('an applied migration that was changed is refused, and line ends do not count', async () => {
  await write('0001_first.sql', 'CREATE TABLE\nfirst ()')
  await run()
  await write('0001_first.sql', 'CREATE TABLE\r\nfirst ()')
  expect(await run()).toEqual([])
  await write('0001_first.sql', 'CREATE TABLE other ()')
  await expect(run()).rejects.toThrow(/^0001_first\.sql was changed after it was applied/)
})

test('a new migration comes last', async () => {
  await write('0002_second.sql', 'SELECT 1')
  await run()
  await write('0001_first.sql', 'SELECT 1')
  await expect(run()).rejects.toThrow(/^0001_first\.sql is new but sorts before 0002_second\.sql/)
})

test('what a newer version applied is left alone and mentioned', async () => {
  await write('0001_first.sql', 'SELECT 1')
  await write('0002_newer.sql', 'SELECT 1')
  await run()
  await rm(join(directory, '0002_newer.sql'))
  const lines: string[] = []
  expect(await run(lines)).toEqual([])
  expect(lines).toEqual(['The database has migrations that this version does not know: 0002_newer.sql'])
})

test('the migrations of this repository apply, and no table or procedure is open to everybody', async () => {
  const names = (await readMigrations(migrationsDirectory)).map((migration) => migration.name)
  expect(await migrate(world.owner)).toEqual(names)
  const open = await world.ownerQuery(`
    SELECT c.relname FROM pg_class c, aclexplode(c.relacl) a WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 0
    UNION ALL SELECT p.proname FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      WHERE p.pronamespace = 'public'::regnamespace AND a.grantee = 0 AND p.prokind = 'p'
    UNION ALL SELECT n.nspname FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.nspname = 'public' AND a.grantee = 0`)
  expect(open).toEqual([])
})

test('each table of an organization is protected: enabled, forced, one policy for quarterday_app (S38)', async () => {
  await migrate(world.owner)
  const bare = await world.ownerQuery(`
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
      SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'organization' AND p.polroles = ARRAY['quarterday_app'::regrole::oid]))`)
  expect(bare).toEqual([])
  const attributes = await world.ownerQuery(`
    SELECT rolname FROM pg_roles WHERE rolname LIKE 'quarterday\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`)
  expect(attributes).toEqual([])
})
