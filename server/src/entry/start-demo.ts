import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { idSchema, type OrganizationId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'
import type { Context } from '../kit/context.ts'
import type { Connection, Database } from '../kit/db.ts'
import { connectClient } from '../kit/db-connection.ts'
import type { Logger } from '../kit/log.ts'
import { jobs } from '../modules/index.ts'
import { findOverview, listOverviews } from '../modules/organizations/store.ts'

export interface DemoParts {
  readonly dataDirectory: string
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly deriveKey: Context['deriveKey']
  readonly outside: Context['outside']
  onProgress(done: number, total: number, label: string): void
}

/** The demo's organization, a key for it, and by what one of its customers comes in. All of it opens invented data only, so it is kept and shown again. */
export interface Demo {
  readonly organizationId: OrganizationId
  readonly apiKey: string
  /** Null: it was made before there was a page for customers. */
  readonly portal: z.output<typeof portalSchema> | null
}

/** Seeds the demo if the database has no organization at all. The demo that there is, else null. */
export async function provideDemo(parts: DemoParts): Promise<Demo | null> {
  if (!(await hasOrganization(parts.database))) return seedDemo(parts)
  const demo = await findDemo(parts.dataDirectory)
  if (demo === null) return null
  // The directory may have been used with another database since.
  const found = await parts.database.dispatcher((tx) => findOverview(tx, demo.organizationId))
  return found === null ? null : demo
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
    // The embedded server has this one database (kit/embedded-cluster.ts).
    await admin.query('DROP DATABASE IF EXISTS quarterday WITH (FORCE)')
    await admin.query('CREATE DATABASE quarterday')
  } finally {
    await admin.end()
  }
}

const fileName = 'demo.json'

const portalSchema = z.object({ slug: z.string(), email: z.string(), password: z.string() })

const recordSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('seeding') }),
  z.object({ state: z.literal('ready'), organization_id: idSchema('org'), api_key: z.string(), portal: portalSchema.optional() }),
])

type DemoRecord = z.output<typeof recordSchema>

function demoOf(record: DemoRecord & { state: 'ready' }): Demo {
  return { organizationId: record.organization_id, apiKey: record.api_key, portal: record.portal ?? null }
}

async function seedDemo(parts: DemoParts): Promise<Demo> {
  // Loaded only where it is wanted: a server for real use never is.
  const { seedDemo: seed } = await import('../demo/seed-demo.ts')
  await writeRecord(parts.dataDirectory, { state: 'seeding' })
  const { database, clock, log, deriveKey, outside, onProgress } = parts
  const seeded = await seed({ database, clock, log, deriveKey, outside, jobs, onProgress })
  const { organizationId, apiKey, portal } = seeded
  const record = { state: 'ready', organization_id: idSchema('org').decode(organizationId), api_key: apiKey, portal } as const
  await writeRecord(parts.dataDirectory, record)
  return demoOf(record)
}

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
  await writeFile(own, `${JSON.stringify(recordSchema.encode(record))}\n`, { mode: 0o600, flush: true })
  await rename(own, path)
}
