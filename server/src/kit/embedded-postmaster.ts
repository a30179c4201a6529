import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, mkdtemp, open, readFile, readlink, rename, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Account } from './embedded-account.ts'
import type { Distribution } from './embedded-binaries.ts'
import { directoryArgument } from './embedded-cluster.ts'
import { EmbeddedUnavailable } from './embedded-errors.ts'
import { serverSettings } from './embedded-settings.ts'

/** The server process of a cluster, ready for connections. */
export interface Postmaster {
  readonly pid: number
  readonly socketDirectory: string
  readonly port: number
}

export interface StartOptions {
  readonly cluster: string
  readonly account: Account
  readonly distribution: Distribution
  /** Beyond those of `serverSettings`, or instead of them. */
  readonly settings: Readonly<Record<string, string>>
}

const readyWithinMs = 120_000
const pollMs = 20

/** The postmaster of the cluster that runs already, whoever started it, once it is ready; undefined if there is none. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const giveUpAt = performance.now() + readyWithinMs
  while (performance.now() < giveUpAt) {
    const file = await readPidFile(cluster)
    if (file === undefined || !(await isPostmasterOf(cluster, file.pid))) return undefined
    if (file.status === 'ready') return file
    await sleep(pollMs)
  }
  throw new EmbeddedUnavailable(`The PostgreSQL in ${cluster} runs but is not ready: see ${logOf(cluster)}`)
}

/** Starts one. When another starter was faster, theirs is the answer: PostgreSQL lets one postmaster into a cluster and no second. */
export async function startPostmaster(options: StartOptions): Promise<Postmaster> {
  const giveUpAt = performance.now() + readyWithinMs
  for (;;) {
    const answer = await tryToStart(options, giveUpAt)
    if (typeof answer !== 'string') return answer
    const other = await findPostmaster(options.cluster)
    if (other !== undefined) return other
    // After a crash the old processes may need a moment to let go of their shared memory.
    const isHeld = /shared memory block|lock file ".*" already exists/.test(answer)
    if (!isHeld || performance.now() > giveUpAt) {
      throw new EmbeddedUnavailable(`The embedded PostgreSQL did not start: ${answer}\nIts log: ${logOf(options.cluster)}`)
    }
    await sleep(250)
  }
}

/** Asks it to end its sessions, write everything out and stop; true once it is gone. */
export async function stopPostmaster(cluster: string, { pid, socketDirectory }: Postmaster, withinMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + withinMs
  if (await isPostmasterOf(cluster, pid)) process.kill(pid, 'SIGINT')
  while (performance.now() < giveUpAt) {
    if (!(await isPostmasterOf(cluster, pid))) {
      await rmdir(socketDirectory).catch(() => undefined)
      return true
    }
    await sleep(pollMs)
  }
  return false
}

interface PidFile extends Postmaster {
  readonly status: string
}

async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid = '', , , port = '', socketDirectory = '', , , status = ''] = text.split('\n')
  // The file is written line by line while the server starts.
  return { pid: Number(pid), port: Number(port), socketDirectory, status: status.trim() }
}

/** A number in an old file may belong to some other process by now, so we ask what it is and where it works. */
async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 1) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  if (process.platform !== 'linux') {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
    return stdout.includes('postgres') && stdout.includes(cluster)
  }
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  if (name.trim() !== 'postgres' || (await isZombie(pid))) return false
  // Some containers do not let even root look; then the name decides.
  const at = await readlink(`/proc/${pid}/cwd`).catch(() => cluster)
  return at === cluster
}

/**
 * The number in a stale `postmaster.pid`, if by now some other process has it (in containers numbers repeat). PostgreSQL takes it in this
 * variable as leave to overlook the file, and still looks whether the shared memory is in use.
 */
async function reusedPid(cluster: string): Promise<string | undefined> {
  const file = await readPidFile(cluster)
  return file === undefined || (await isPostmasterOf(cluster, file.pid)) ? undefined : String(file.pid)
}

async function isZombie(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).includes(') Z ')
}

/** The reason, if it did not come up. */
async function tryToStart(options: StartOptions, giveUpAt: number): Promise<Postmaster | string> {
  const { cluster, account, distribution } = options
  const reused = await reusedPid(cluster)
  const settings = { ...serverSettings(), ...options.settings, unix_socket_directories: await socketDirectory(cluster, account) }
  const log = await openLog(cluster)
  try {
    const { size: logStart } = await log.stat()
    const child = spawn(
      join(distribution.bin, 'postgres'),
      ['-D', directoryArgument(cluster, account), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...account.spawn,
        cwd: cluster,
        // A group of its own: Ctrl-C in the terminal is for us, and we outlive our parent's shell.
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        // Nothing of our environment, which has secrets.
        env: { PATH: process.env.PATH, LC_ALL: 'C', ...(reused && { PG_GRANDPARENT_PID: reused }) },
      },
    )
    let failure: string | undefined
    child.on('error', (error) => {
      failure = error.message
    })
    child.on('exit', (code, signal) => {
      failure ??= `exit ${code ?? signal}`
    })
    child.unref()
    while (performance.now() < giveUpAt) {
      if (failure !== undefined) return `${failure}\n${await tailOf(log, logStart)}`
      const file = await readPidFile(cluster)
      if (file?.pid === child.pid && file?.status === 'ready') return file
      await sleep(pollMs)
    }
    return `it is not ready after ${readyWithinMs / 1000} seconds and goes on recovering; start again in a while`
  } finally {
    await log.close()
  }
}

const maxSocketDirectoryLength = 107 - '/.s.PGSQL.5432.lock'.length

/**
 * Where the socket lives: a folder of the account's own, with a short path (the kernel allows 107 bytes, and macOS 103), the same for
 * each start, so that pools of other processes find the server again. If a stranger took the name, one with a random name.
 */
async function socketDirectory(cluster: string, account: Account): Promise<string> {
  const name = `quarterday-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
  for (const place of [tmpdir(), '/tmp']) {
    const directory = join(place, name)
    if (directory.length > maxSocketDirectoryLength - 8 || (account.isOther && !(await isOpenToAll(place)))) continue
    await mkdir(directory, { mode: 0o700 }).then(
      () => (account.isOther ? chown(directory, account.uid, account.gid) : undefined),
      () => undefined,
    )
    const found = await lstat(directory)
    if (found.isDirectory() && found.uid === account.uid && (found.mode & 0o077) === 0) return directory
    const other = await mkdtemp(`${directory}-`)
    if (account.isOther) await chown(other, account.uid, account.gid)
    return other
  }
  throw new EmbeddedUnavailable(`No folder for the socket of the embedded PostgreSQL: set TMPDIR to a short path that every user can enter`)
}

async function isOpenToAll(path: string): Promise<boolean> {
  if (((await stat(path)).mode & 0o001) === 0) return false
  return path === dirname(path) || isOpenToAll(dirname(path))
}

const maxLogBytes = 10 * 2 ** 20

function logOf(cluster: string): string {
  return `${cluster}.log`
}

async function openLog(cluster: string): ReturnType<typeof open> {
  const path = logOf(cluster)
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > maxLogBytes) await rename(path, `${path}.1`)
  return open(path, 'a+', 0o600)
}

async function tailOf(log: Awaited<ReturnType<typeof open>>, from: number): Promise<string> {
  const { size } = await log.stat()
  const start = Math.max(from, size - 4096)
  const { buffer, bytesRead } = await log.read(Buffer.alloc(Math.max(0, size - start)), 0, size - start, start)
  return buffer.toString('utf8', 0, bytesRead).trim()
}
