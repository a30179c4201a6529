import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'
import type { Context } from '../kit/context.ts'
import type { Connection, Database } from '../kit/db.ts'
import { connectClient } from '../kit/db-connection.ts'
import type { Logger } from '../kit/log.ts'
import { listOverviews } from '../modules/organizations/store.ts'

export interface DemoParts {
  readonly dataDirectory: string
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly deriveKey: Context['deriveKey']
  onProgress(done: number, total: number, label: string): void
}

/** The demo's organization and a key for it. The key opens invented data only, so it is kept and shown again. */
export interface Demo {
  readonly organizationId: string
  readonly apiKey: string
}

/** Seeds the demo if the database has no organization at all. The demo that there is, else null. */
export async function provideDemo(parts: DemoParts): Promise<Demo | null> {
  const record = await readRecord(parts.dataDirectory)
  if (record?.state === 'ready') return demoOf(record)
  if (await hasOrganization(parts.database)) return null
  return seedDemo(parts)
}

/** The demo of this data directory, if it is complete. */
export async function findDemo(dataDirectory: string): Promise<Demo | null> {
  const record = await readRecord(dataDirectory)
  return record?.state === 'ready' ? demoOf(record) : null
}

/**
 * Empties an embedded database in which the seeding of the demo was cut short, unless somebody has made an organization of their own
 * meanwhile. Before anything else connects: half a demo would only confuse.
 */
export async function removeHalfDemo(dataDirectory: string, owner: Connection): Promise<void> {
  const record = await readRecord(dataDirectory)
  if (record?.state !== 'seeding' || typeof owner === 'string') return
  const admin = await connectClient({ ...owner, database: 'postgres' }, 'owner')
  try {
    if ((await countOrganizations(owner)) > 1) return
    await admin.query(`DROP DATABASE IF EXISTS ${owner.database} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${owner.database}`)
  } finally {
    await admin.end()
  }
}

const fileName = 'demo.json'

const recordSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('seeding') }),
  z.object({ state: z.literal('ready'), organization_id: z.string(), api_key: z.string() }),
])

type DemoRecord = z.infer<typeof recordSchema>

function demoOf(record: DemoRecord & { state: 'ready' }): Demo {
  return { organizationId: record.organization_id, apiKey: record.api_key }
}

async function seedDemo(parts: DemoParts): Promise<Demo | null> {
  // The demo is a program of its own, which a server for real use may leave away.
  const file = new URL('../demo/seed-demo.ts', import.meta.url)
  if (!existsSync(file)) return null
  const { seedDemo: seed } = moduleSchema.parse(await import(file.href))
  await writeRecord(parts.dataDirectory, { state: 'seeding' })
  const { database, clock, log, deriveKey, onProgress } = parts
  const demo = demoSchema.parse(await seed({ database, clock, log, deriveKey, onProgress }))
  await writeRecord(parts.dataDirectory, { state: 'ready', organization_id: demo.organizationId, api_key: demo.apiKey })
  return demo
}

type SeedDemo = (parts: Omit<DemoParts, 'dataDirectory'>) => Promise<unknown>

const moduleSchema = z.object({ seedDemo: z.custom<SeedDemo>((value) => typeof value === 'function') })
const demoSchema = z.object({ organizationId: z.string(), apiKey: z.string() })

async function hasOrganization(database: Database): Promise<boolean> {
  const { rows } = await database.dispatcher((tx) => listOverviews(tx, { limit: 1, sort: '-created_at' }))
  return rows.length > 0
}

async function countOrganizations(owner: Connection): Promise<number> {
  const client = await connectClient(owner, 'owner')
  try {
    const { rows } = await client.query<{ name: string | null }>(`SELECT to_regclass('public.organizations')::text AS name`)
    if (!rows[0]?.name) return 0
    const counted = await client.query('SELECT FROM organizations LIMIT 2')
    return counted.rowCount ?? 0
  } finally {
    await client.end()
  }
}

async function readRecord(dataDirectory: string): Promise<DemoRecord | null> {
  const text = await readFile(join(dataDirectory, fileName), 'utf8').catch(() => null)
  return text === null ? null : recordSchema.parse(JSON.parse(text))
}

async function writeRecord(dataDirectory: string, record: DemoRecord): Promise<void> {
  await mkdir(dataDirectory, { recursive: true })
  const path = join(dataDirectory, fileName)
  const own = `${path}.${process.pid}`
  await writeFile(own, `${JSON.stringify(record)}\n`, { mode: 0o600, flush: true })
  await rename(own, path)
}
