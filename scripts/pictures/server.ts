import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../steps.ts'

/** What is looked at. */
export interface Server {
  readonly url: string
  readonly apiKey: string
  stop(): Promise<void>
}

/** The server that SHOTS_URL and SHOTS_KEY name, else a demo of its own on a port that is free. */
export async function serverFor(): Promise<Server> {
  const { SHOTS_URL: url, SHOTS_KEY: apiKey } = process.env
  if (url && apiKey) return { url, apiKey, stop: async () => undefined }
  return startDemo()
}

async function startDemo(): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'quarterday-shots-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['server/src/entry/cli.ts', 'start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: data, DATABASE_URL: '', DEMO: '1', LOG_LEVEL: 'error', SIGN_UP: 'open' },
    stdio: 'inherit',
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(data, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  for (let tried = 0; tried < 240 && child.exitCode === null; tried++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null) // Not listening yet.
    if (answer?.ok) return { url, apiKey: JSON.parse(await readFile(join(data, 'demo.json'), 'utf8')).api_key, stop }
    await sleep(500)
  }
  await stop()
  throw new Error('The demo did not start within two minutes')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
