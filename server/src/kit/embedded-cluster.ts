import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './embedded-account.ts'
import type { Distribution } from './embedded-binaries.ts'
import { EmbeddedUnavailable } from './embedded-errors.ts'

/** The superuser of the embedded server: owns the tables, migrates, makes backups. */
export const ownerRole = 'postgres'
/** Who run-time sessions log in as: neither superuser nor owner. */
export const loginRole = 'quarterday_login'
export const databaseName = 'quarterday'

/**
 * How the account names a folder that it may not be able to reach by path: as its own working directory. The data of a root user
 * lies below a home that others cannot enter, yet whoever is put inside can work there.
 */
export function directoryArgument(directory: string, account: Account): string {
  return account.isOther && process.platform === 'linux' ? '/proc/self/cwd' : directory
}

/** Makes the cluster if there is none: beside its place, then by one rename, so that a stop leaves nothing half-made. */
export async function createCluster(cluster: string, account: Account, distribution: Distribution): Promise<void> {
  if (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) return
  await removeAbandoned(cluster)
  const building = `${cluster}.new-${process.pid}-${Date.now()}`
  await mkdir(building, { mode: 0o700 })
  try {
    if (account.isOther) await chown(building, account.uid, account.gid)
    await initialize(building, account, distribution)
    await restrict(building, account)
    await rename(building, cluster)
    await syncDirectory(dirname(cluster))
  } catch (error) {
    await rm(building, { recursive: true, force: true })
    // Somebody else was faster: theirs is as good.
    if (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) return
    throw error
  }
}

const run = promisify(execFile)

async function initialize(building: string, account: Account, distribution: Distribution): Promise<void> {
  const where = ['-D', directoryArgument(building, account), '-U', ownerRole, '--auth=peer', '--no-instructions']
  try {
    await run(join(distribution.bin, 'initdb'), [...where, ...distribution.initdb], {
      ...account.spawn,
      cwd: building,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      timeout: 120_000,
    })
  } catch (error) {
    const output = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new EmbeddedUnavailable(`The embedded PostgreSQL could not create its files in ${dirname(building)}: ${output}`, { cause: error })
  }
}

/** The kernel says who is at the other end of the socket; the names here are let in and no password exists. */
async function restrict(building: string, account: Account): Promise<void> {
  const rules = ['# Written by Quarterday.', 'local all all peer map=quarterday', 'local replication all peer map=quarterday']
  const names = account.peers.flatMap((peer) => [ownerRole, loginRole].map((role) => `quarterday "${peer}" ${role}`))
  for (const [file, lines] of [
    ['pg_hba.conf', rules],
    ['pg_ident.conf', names],
  ] as const) {
    const path = join(building, file)
    await writeFile(path, `${lines.join('\n')}\n`, { flush: true })
    await chmod(path, 0o600)
    if (account.isOther) await chown(path, account.uid, account.gid)
  }
}

const abandonedAfterMs = 10 * 60_000

async function removeAbandoned(cluster: string): Promise<void> {
  const parent = dirname(cluster)
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(cluster)}.new-`)) continue
    const { mtimeMs } = await stat(join(parent, name))
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  await directory.sync().finally(() => directory.close())
}
