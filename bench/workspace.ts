import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { systemClock } from '../server/src/kit/clock.ts'
import { connectDatabase, type Database, type DatabaseOptions } from '../server/src/kit/db.ts'
import { type Connection, connectClient } from '../server/src/kit/db-connection.ts'
import { startEmbedded } from '../server/src/kit/embedded.ts'
import { migrate } from '../server/src/kit/migrate.ts'

/** A PostgreSQL of its own in a temporary folder, migrated, and gone with `close`. */
export interface Workspace {
  readonly directory: string
  readonly runTime: Connection
  readonly owner: pg.Client
  connect(options?: Partial<DatabaseOptions>): Database
  /** CPU seconds that the server's processes have used so far, those that ended included as far as the system still tells. */
  serverCpuSeconds(): Promise<number>
  close(): Promise<void>
}

export async function openWorkspace(): Promise<Workspace> {
  const directory = await mkdtemp(join(tmpdir(), 'quarterday-bench-'))
  const embedded = await startEmbedded({ dataDirectory: directory })
  await migrate(embedded.owner)
  const owner = await connectClient(embedded.owner, 'owner')
  await owner.query('SET statement_timeout = 0')
  const databases: Database[] = []
  return {
    directory,
    runTime: embedded.runTime,
    owner,
    connect(options = {}) {
      const database = connectDatabase({ connection: embedded.runTime, clock: systemClock, ...options })
      databases.push(database)
      return database
    },
    serverCpuSeconds: async () => cpuOf(Number((await readFile(join(directory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])),
    async close() {
      for (const database of databases) await database.close()
      await owner.end()
      await embedded.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Linux only; 0 elsewhere. Clock ticks are hundredths of a second on every system that Node runs on. */
async function cpuOf(postmaster: number): Promise<number> {
  const { readdir } = await import('node:fs/promises')
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  let ticks = 0
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(pid) === postmaster) ticks += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])
    else if (Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks / 100
}
