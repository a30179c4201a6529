import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from 'vitest'

const entry = join(import.meta.dirname, '../../server/src/entry/cli.ts')

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A terminal where `quarterday` asks a server elsewhere with a key, as it does for who has no database of their own. */
export function terminal({ url, apiKey }: { readonly url: string; readonly apiKey: string }) {
  async function run(...args: readonly string[]): Promise<Outcome> {
    const { PATH = '', TZ = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [entry, ...args], {
      env: { PATH, TZ, HOME, QUARTERDAY_URL: url, QUARTERDAY_API_KEY: apiKey, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    })
    const output = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => (output.out += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (output.err += text))
    const [code] = await once(child, 'close')
    return { code, ...output }
  }

  /** What a person reads; it has to be done. */
  async function read(...args: readonly string[]): Promise<string> {
    const { code, out, err } = await run(...args)
    expect(code, `${args.join(' ')}\n${err}`).toBe(0)
    return out
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as a program without types would
  const json = async (...args: readonly string[]): Promise<any> => JSON.parse(await read(...args, '--json'))
  return { run, read, json }
}
