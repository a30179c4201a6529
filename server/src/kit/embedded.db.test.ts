import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { appendFile, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { systemClock } from './clock.ts'
import { connectDatabase } from './db.ts'
import { checkRunTimeRole } from './db-check.ts'
import { type ConnectionFields, connectClient, withDatabase } from './db-connection.ts'
import { startEmbedded } from './embedded.ts'
import { serverSettings } from './embedded-settings.ts'
import { migrate } from './migrate.ts'

const settings = { shared_buffers: '32MB' }
const nobody = 65534
const isRoot = process.getuid?.() === 0
const childFile = fileURLToPath(new URL('../../test/embedded-child.ts', import.meta.url))
let dataDirectory: string
let children: ChildProcess[]

// As root this folder has mode 700, so nobody, as whom PostgreSQL then runs, cannot even reach it by its path.
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'quarterday-embedded-'))
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  const pid = await postmasterPid().catch(() => undefined)
  if (pid !== undefined) process.kill(pid, 'SIGQUIT')
  if (pid !== undefined) await expect.poll(() => isAlive(pid)).toBe(false)
  await rm(dataDirectory, { recursive: true, force: true })
})

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** False also for a zombie: not every machine has somebody who buries the processes of a dead parent. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

async function query(connection: ConnectionFields, text: string): Promise<unknown[]> {
  const client = await connectClient(connection, 'owner')
  return client.query(text).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  )
}

const hello = z.object({
  adopted: z.boolean(),
  owner: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
})

/** Another process that starts or adopts the server of the same folder. */
async function anotherProcess(options: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, [childFile, dataDirectory], { stdio: ['pipe', 'pipe', 'inherit'], cwd: '/', ...options })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const first = hello.parse(JSON.parse(String((await lines.next()).value)))
  return {
    ...first,
    async stop() {
      child.stdin.write('stop\n')
      await once(child, 'exit')
    },
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

test('a first start makes the cluster, the next finds its data', async () => {
  const first = await startEmbedded({ dataDirectory, settings })
  expect(first.adopted).toBe(false)
  await query(first.owner, 'CREATE TABLE kept ()')
  await first.stop()
  await expect(stat(join(dataDirectory, 'postgres', 'postmaster.pid'))).rejects.toThrow(/ENOENT/)
  const second = await startEmbedded({ dataDirectory, settings })
  expect(second.adopted).toBe(false)
  expect(await query(second.owner, `SELECT to_regclass('kept') IS NOT NULL AS is_there`)).toEqual([{ is_there: true }])
  await second.stop()
})

test('it compares text by code points, syncs to disk, and listens on nothing but its socket', async () => {
  const server = await startEmbedded({ dataDirectory, settings })
  const [row] = await query(
    server.owner,
    `SELECT 'Z' < 'a' AS by_code_point, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits,
       current_setting('listen_addresses') AS addresses, current_setting('server_encoding') AS encoding`,
  )
  expect(row).toEqual({ by_code_point: true, fsync: 'on', commits: 'on', addresses: '', encoding: 'UTF8' })
  expect((await stat(server.owner.host)).mode & 0o777).toBe(0o700)
  await server.stop()
})

test('four processes that start at once share one postmaster, and the last one out stops it (F16)', async () => {
  const all = await Promise.all([anotherProcess(), anotherProcess(), anotherProcess(), anotherProcess()])
  expect(all.filter((one) => !one.adopted)).toHaveLength(1)
  const pid = await postmasterPid()
  for (const one of all) {
    expect(isAlive(pid)).toBe(true)
    expect(await query(one.owner, 'SELECT 1 AS answer')).toEqual([{ answer: 1 }])
    await one.stop()
  }
  await expect.poll(() => isAlive(pid)).toBe(false)
})

test('after kill -9 of its parent the postmaster is adopted with what was committed (F16)', async () => {
  const first = await anotherProcess()
  await query(first.owner, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const pid = await postmasterPid()
  await first.kill()
  expect(isAlive(pid)).toBe(true)
  const second = await startEmbedded({ dataDirectory, settings })
  expect(second.adopted).toBe(true)
  expect(await postmasterPid()).toBe(pid)
  expect(await query(second.owner, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  await second.stop()
  expect(isAlive(pid)).toBe(false)
})

test('a postmaster that is killed is started again at the same place, and nothing acknowledged is lost (F14)', async () => {
  const lines: string[] = []
  const server = await startEmbedded({ dataDirectory, settings, log: (line) => lines.push(line) })
  await query(server.owner, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const pid = await postmasterPid()
  process.kill(pid, 'SIGKILL')
  const answer = () => query(server.owner, 'SELECT answer FROM kept').catch(() => [])
  await expect.poll(answer, { timeout: 10_000, interval: 100 }).toEqual([{ answer: 42 }])
  expect(await postmasterPid()).not.toBe(pid)
  expect(lines).toContain('The connection to the embedded PostgreSQL broke: looking after it')
  await server.stop()
})

test('while somebody else is connected the server stays, and is adopted later', async () => {
  const lines: string[] = []
  const first = await startEmbedded({ dataDirectory, settings, log: (line) => lines.push(line) })
  const other = await connectClient(first.owner, 'owner')
  await first.stop()
  expect(lines).toEqual(['The embedded PostgreSQL keeps running: other sessions use it (1)'])
  expect((await other.query('SELECT 1 AS answer')).rows).toEqual([{ answer: 1 }])
  await other.end()
  const second = await startEmbedded({ dataDirectory, settings })
  expect(second.adopted).toBe(true)
  await second.stop()
})

test('the number in a stale lock file may belong to anybody by now', async () => {
  const first = await startEmbedded({ dataDirectory, settings })
  const file = join(dataDirectory, 'postgres', 'postmaster.pid')
  const text = await readFile(file, 'utf8')
  await first.stop()
  const stranger = spawn('sleep', ['60'], isRoot ? { uid: nobody, gid: nobody, stdio: 'ignore' } : { stdio: 'ignore' })
  children.push(stranger)
  await writeFile(file, text.replace(/^\d+/, String(stranger.pid)))
  if (isRoot) await chown(file, nobody, nobody)
  const second = await startEmbedded({ dataDirectory, settings })
  expect(second.adopted).toBe(false)
  expect(await query(second.owner, 'SELECT 1 AS answer')).toEqual([{ answer: 1 }])
  await second.stop()
  expect(isAlive(Number(stranger.pid))).toBe(true)
})

test('an ordinary user runs it as itself', async () => {
  if (isRoot) await chown(dataDirectory, nobody, nobody)
  const server = await anotherProcess(isRoot ? { uid: nobody, gid: nobody } : {})
  expect(server.adopted).toBe(false)
  const { uid } = await stat(join(dataDirectory, 'postgres'))
  expect(uid).toBe(isRoot ? nobody : process.getuid?.())
  // Root gets in as well, and finds the server that runs.
  const adopted = await startEmbedded({ dataDirectory, settings })
  expect(adopted.adopted).toBe(true)
  expect(await query(adopted.owner, 'SELECT 1 AS answer')).toEqual([{ answer: 1 }])
  await adopted.stop()
  await server.stop()
})

test('databases that are migrated at once on a new server agree on the roles', async () => {
  const server = await startEmbedded({ dataDirectory, settings })
  const names = ['one', 'two', 'three', 'four']
  for (const name of names) await query(server.owner, `CREATE DATABASE ${name}`)
  const applied = await Promise.all(names.map((name) => migrate(withDatabase(server.owner, name))))
  expect(applied.map((list) => list[0])).toEqual(names.map(() => '0001_roles.sql'))
  await checkRunTimeRole(withDatabase(server.runTime, 'one'))
  await server.stop()
})

test('S38: no process serves with a role or a login that would see every organization’s rows', async () => {
  const server = await startEmbedded({ dataDirectory, settings })
  await query(server.owner, 'CREATE DATABASE one')
  await migrate(withDatabase(server.owner, 'one'))
  const runTime = withDatabase(server.runTime, 'one')
  await checkRunTimeRole(runTime)
  await expect(checkRunTimeRole(withDatabase(server.owner, 'one'))).rejects.toThrow(/of DATABASE_URL is a superuser/)
  await query(server.owner, 'ALTER ROLE quarterday_login BYPASSRLS')
  await expect(checkRunTimeRole(runTime)).rejects.toThrow(/quarterday_login of DATABASE_URL is a superuser or has BYPASSRLS/)
  await query(server.owner, 'ALTER ROLE quarterday_login NOBYPASSRLS')
  await query(server.owner, 'ALTER ROLE quarterday_app BYPASSRLS')
  await expect(checkRunTimeRole(runTime)).rejects.toThrow(/quarterday_app is a superuser or has BYPASSRLS/)
  await server.stop()
})

test('on a server of the operator the user of DATABASE_URL owns the database and is no superuser', async () => {
  const server = await startEmbedded({ dataDirectory, settings })
  await appendFile(join(dataDirectory, 'postgres', 'pg_ident.conf'), `quarterday "${userInfo().username}" operator\n`)
  await query(server.owner, 'SELECT pg_reload_conf()')
  await query(server.owner, 'CREATE ROLE operator LOGIN CREATEROLE')
  await query(server.owner, 'CREATE DATABASE billing OWNER operator')
  const url = `postgresql:///billing?host=${encodeURIComponent(server.owner.host)}&port=${server.owner.port}&user=operator`
  await expect.poll(() => connectClient(url, 'owner').then((client) => client.end())).toBeUndefined()
  expect((await migrate(url))[0]).toBe('0001_roles.sql')
  await checkRunTimeRole(url)
  const database = connectDatabase({ connection: url, clock: systemClock })
  const { rows } = await database.dispatcher((tx) => tx.query('SELECT current_user AS role, session_user AS login'))
  expect(rows).toEqual([{ role: 'quarterday_dispatcher', login: 'operator' }])
  await database.close()
  await server.stop()
})

test.each([
  [2 ** 30, '256MB'],
  [8 * 2 ** 30, '2048MB'],
  [64 * 2 ** 30, '4096MB'],
])('with %s bytes of memory the shared buffers have %s', (memory, expected) => {
  expect(serverSettings(memory).shared_buffers).toBe(expected)
})
