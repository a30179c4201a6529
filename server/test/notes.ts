import { readFile } from 'node:fs/promises'
import { migrationsDirectory } from '../src/kit/migrate.ts'
import { type TestDatabase, type TestDatabaseOptions, testDatabase } from './database.ts'

/** Two organizations for tests of the database layer itself: the first lives in real time, the second's clock stands still in 2027. */
export const acme = '00000000-0000-7000-8000-00000000000a'
export const borealis = '00000000-0000-7000-8000-00000000000b'
export const borealisClock = '2027-04-01T00:00:00Z'

/** A database with the roles and one protected table, `notes`, so that tests of the layer know nothing of billing. */
export async function notesDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const world = await testDatabase({ ...options, migrated: false })
  await world.ownerQuery(await readFile(`${migrationsDirectory}/0001_roles.sql`, 'utf8'))
  await world.ownerQuery(`
    CREATE TABLE organizations (id uuid PRIMARY KEY, clock_at timestamptz);
    INSERT INTO organizations VALUES ('${acme}', NULL), ('${borealis}', '${borealisClock}');
    CREATE TABLE notes (
      organization_id uuid NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
      id int NOT NULL, body text NOT NULL DEFAULT '', PRIMARY KEY (organization_id, id));
    CALL quarterday_protect('notes');
    CREATE POLICY dispatcher ON notes FOR SELECT TO quarterday_dispatcher USING (true);
    GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO quarterday_app;
    GRANT SELECT (organization_id, id) ON notes TO quarterday_dispatcher;
    GRANT SELECT ON organizations TO quarterday_app, quarterday_auth;`)
  return world
}
