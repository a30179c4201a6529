import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { tablesFile, tablesSource } from './generate-tables.ts'

let world: TestDatabase

beforeAll(async () => {
  world = await testDatabase()
})
afterAll(() => world.drop())

test('the committed tables are those that the migrations make', async () => {
  expect(await tablesSource(world.owner)).toBe(await readFile(tablesFile, 'utf8'))
})

test('each kind of column has its type', async () => {
  const other = await testDatabase({ migrated: false })
  await other.ownerQuery(`
    CREATE TYPE mood AS ENUM ('good', 'bad');
    CREATE TABLE some_things (
      id uuid NOT NULL, amount bigint NOT NULL, share numeric, at timestamptz NOT NULL, due date, count int NOT NULL DEFAULT 1, terms jsonb,
      tags text[] NOT NULL, times timestamptz[], mood mood, flag boolean NOT NULL, hash bytea NOT NULL, serial bigint GENERATED ALWAYS AS IDENTITY)`)
  expect(
    await tablesSource(other.owner),
  ).toBe(`// Read back from a migrated database by \`npm run generate\`: change a migration, not this file.
import type { Generated, GeneratedAlways } from 'kysely'

export interface SomeThings {
  id: string
  amount: bigint
  share: string | null
  at: Temporal.Instant
  due: Temporal.PlainDate | null
  count: Generated<number>
  terms: unknown
  tags: string[]
  times: Temporal.Instant[] | null
  mood: 'good' | 'bad' | null
  flag: boolean
  hash: Buffer
  serial: GeneratedAlways<bigint>
}

export interface Tables {
  some_things: SomeThings
}
`)
  await other.drop()
})

test('a column of a type that nobody has thought about is refused', async () => {
  const other = await testDatabase({ migrated: false })
  await other.ownerQuery('CREATE TABLE odd (place point)')
  await expect(tablesSource(other.owner)).rejects.toThrow(/odd\.place has type point/)
  await other.drop()
})
