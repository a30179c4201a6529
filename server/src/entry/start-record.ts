import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../kit/config.ts'

/** Where the server of a data directory can be reached on this machine. */
export interface ServerRecord {
  readonly pid: number
  /** Without a slash at its end. */
  readonly url: string
  /** Which database it works on: `databaseMark` of its configuration. */
  readonly database: string
}

/** Tells databases apart without giving away a password. */
export function databaseMark({ databaseUrl }: Pick<Config, 'databaseUrl'>): string {
  return databaseUrl === undefined ? 'embedded' : createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16)
}

/** Leaves word in the data directory, so that commands of this machine find the server. */
export async function writeServerRecord(dataDirectory: string, record: ServerRecord): Promise<void> {
  await mkdir(dataDirectory, { recursive: true })
  const path = join(dataDirectory, fileName)
  const own = `${path}.${process.pid}`
  await writeFile(own, `${JSON.stringify(record)}\n`, { mode: 0o600 })
  await rename(own, path)
}

/** Takes it away, if it is still that of this process. */
export async function removeServerRecord(dataDirectory: string): Promise<void> {
  const record = await readServerRecord(dataDirectory)
  if (record?.pid === process.pid) await rm(join(dataDirectory, fileName), { force: true })
}

/** The server of this configuration that runs already; null when none does. What a killed one left behind is not believed: it has to answer. */
export async function findRunningServer(config: Pick<Config, 'dataDirectory' | 'databaseUrl'>): Promise<ServerRecord | null> {
  const record = await readServerRecord(config.dataDirectory)
  if (record === null || record.database !== databaseMark(config) || !isAlive(record.pid)) return null
  return (await answers(record.url)) ? record : null
}

const fileName = 'server.json'

const recordSchema = z.object({ pid: z.int().positive(), url: z.string().regex(/^http:\/\/\S+[^/]$/), database: z.string() })

async function readServerRecord(dataDirectory: string): Promise<ServerRecord | null> {
  const text = await readFile(join(dataDirectory, fileName), 'utf8').catch(() => 'null')
  const parsed = recordSchema.safeParse(jsonOrNull(text))
  return parsed.success ? parsed.data : null
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is a process.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000), redirect: 'error' })
    return response.ok && (await response.text()).includes('alive')
  } catch {
    return false
  }
}
