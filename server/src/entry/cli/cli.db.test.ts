import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

// The whole command, in processes and on embedded databases of their own.

const entry = fileURLToPath(new URL('../cli.ts', import.meta.url))
const started: ChildProcess[] = []
const directories: string[] = []

afterAll(async () => {
  for (const child of started) await ended(child, 'SIGTERM')
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Child extends ChildProcess {
  readonly output: { out: string; err: string }
}

let count = 0

/** A directory, a port, and commands that know no other. */
function installation() {
  const directory = mkdtempSync(join(tmpdir(), 'quarterday-cli-'))
  directories.push(directory)
  // The embedded server may work as another user, who has to get in.
  chmodSync(directory, 0o755)
  const port = 20_000 + ((process.pid * 16 + ++count) % 20_000)
  const url = `http://127.0.0.1:${port}`

  function start(args: readonly string[], env: Record<string, string> = {}): Child {
    const { PATH = '', TZ = '' } = process.env
    const child = spawn(process.execPath, [entry, ...args], {
      env: { PATH, TZ, DATA_DIR: directory, PORT: String(port), DEMO: '0', LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output.err += text
    })
    started.push(child)
    return Object.assign(child, { output })
  }

  async function quarterday(args: readonly string[], env?: Record<string, string>): Promise<Outcome> {
    const child = start(args, env)
    const [code] = await once(child, 'close')
    return { code, ...child.output }
  }

  /** Of a command that has to succeed, with `--json`. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as a program without types would
  async function json(...args: readonly string[]): Promise<any> {
    const { code, out, err } = await quarterday([...args, '--json'])
    expect(code, `${args.join(' ')}\n${err}`).toBe(0)
    return JSON.parse(out)
  }

  async function ready(child: Child): Promise<void> {
    for (const giveUpAt = performance.now() + 30_000; performance.now() < giveUpAt; await sleep(50)) {
      expect(child.exitCode, child.output.err).toBeNull()
      const reply = await fetch(`${url}/readyz`).catch(() => null)
      if (reply?.status === 200) return
    }
    throw new Error(`Not ready: ${child.output.out}${child.output.err}`)
  }

  return { directory, url, start, quarterday, json, ready }
}

/** Answers with the exit code; null when the signal ended it. */
async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill(signal)
  const [code] = await once(child, 'close')
  return code
}

const monthly = JSON.stringify({ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } })

const sandbox = [
  'sandbox',
  'create',
  '--name',
  'Harbour',
  '--timezone',
  'Europe/Berlin',
  '--currency',
  'EUR',
  '--now',
  '2027-04-01T00:00:00Z',
]

test('without a server each command opens the database itself', async () => {
  const { quarterday, json } = installation()
  const empty = await quarterday(['customers', 'list'])
  expect(empty.code).toBe(4)
  expect(empty.err).toContain('quarterday organizations create')
  expect(await json(...sandbox)).toMatchObject({ object: 'sandbox', api_key: { secret: expect.stringMatching(/^qd_test_/) } })
  const plan = await json('plans', 'create', '--code', 'basic', '--name', 'Basic', '--prices', monthly)
  const customer = await json('customers', 'create', '--name', 'Acme', '--address.country', 'DE', '--metadata', 'crm_id=A-1')
  expect(customer).toMatchObject({ address: { country: 'DE' }, metadata: { crm_id: 'A-1' } })
  await json('subscriptions', 'create', '--customer', customer.id, '--plan', plan.id)
  const bill = await quarterday(['bill', customer.id])
  expect(bill.code, bill.err).toBe(0)
  expect(bill.out).toMatch(/29\.00 EUR {2}not_asked {2}no_payment_method/)
  const report = await quarterday(['report', 'revenue', '--from', '2027-04', '--format', 'csv'])
  expect(report.out).toBe('month,currency,invoices,invoiced,credited,collected,outstanding\r\n2027-04,EUR,1,29.00,0.00,0.00,29.00\r\n')
})

test('beside a server each command asks it; killed and started again the server has its data (F5, F16)', { timeout: 180_000 }, async () => {
  const { start, quarterday, json, ready, directory, url } = installation()
  const first = start(['start'])
  await ready(first)
  expect(first.output.out).toContain(`Quarterday is ready: ${url}`)
  expect(statSync(join(directory, 'server.json')).mode & 0o777).toBe(0o600)
  const { id } = await json(...sandbox)
  const plan = await json('plans', 'create', '--code', 'basic', '--name', 'Basic', '--prices', monthly)
  const customer = await json('customers', 'create', '--name', 'Acme', '--email', 'billing@acme.example')
  await json('payment-methods', 'create', '--customer', customer.id, '--gateway', 'sandbox', '--token', 'pm_card_visa')
  await json('subscriptions', 'create', '--customer', customer.id, '--plan', plan.id)
  expect(await json('sandbox', 'advance', '--days', '31')).toMatchObject({ done: true, clock_at: '2027-05-02T00:00:00Z' })
  expect(await json('bill', 'billing@acme.example')).toMatchObject({ customer: customer.id, billed: 0, collected: [] })
  const second = await quarterday(['start'])
  expect(second.code).toBe(1)
  expect(second.err).toContain(`already runs on ${directory}: ${url}`)

  await ended(first, 'SIGKILL')
  const again = start(['start'])
  await ready(again)
  const csv = join(directory, 'revenue.csv')
  expect((await quarterday(['report', 'revenue', '--from', '2027-04', '--format', 'csv', '--output', csv])).code).toBe(0)
  const month = 'EUR,1,29.00,0.00,29.00,0.00'
  expect(readFileSync(csv, 'utf8')).toBe(
    `month,currency,invoices,invoiced,credited,collected,outstanding\r\n2027-04,${month}\r\n2027-05,${month}\r\n`,
  )
  expect((await quarterday(['explain', 'inv-000001', '--organization', id])).out).toContain('29.00')
  expect((await quarterday(['verify'])).out).toMatch(/^2 invoices, 0 credit notes, 2 lines .*: no drift\.\n$/)
  expect(await quarterday(['doctor'])).toMatchObject({ code: 0 })
  const [newest] = (await json('invoices', 'list', '--organization', id)).data
  const note = await json('credit-notes', 'create', '--invoice', newest.id, '--amount', '100', '--organization', id)
  expect(note).toMatchObject({ number: 'CN-000001', total: 100 })
  for (const named of ['cn-000001', note.id]) {
    expect((await quarterday(['explain', named, '--organization', id])).out).toContain('1.00 EUR is added to your credit balance.')
  }
  expect(await quarterday(['explain', 'CN-000002', '--organization', id])).toMatchObject({
    code: 4,
    err: expect.stringContaining('CN-000002'),
  })

  const refused = await quarterday(['customers', 'create', '--name', 'Acme', '--email', 'nobody'])
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--email: Must be an e-mail address') })
  expect((await quarterday(['customers', 'show', customer.id.replace(/.$/, (last: string) => (last === '0' ? '1' : '0'))])).code).toBe(4)
  expect((await quarterday(['customers', 'list'], { QUARTERDAY_API_KEY: 'qd_test_nonsense' })).code).toBe(5)
  expect(await ended(again, 'SIGTERM')).toBe(0)
  expect(existsSync(join(directory, 'server.json'))).toBe(false)
})

test.each([
  [['customers', 'create'], 2, 'Missing: --name'],
  [['customers', 'make'], 2, 'unknown command'],
  [['customers', 'create', '--nam', 'Acme'], 2, "unknown option '--nam'"],
  [['plans', 'create', '--code', 'x', '--name', 'X', '--prices', 'currency'], 2, '--prices is given as name=value'],
  [['customers', 'list', '--url', 'http://127.0.0.1:9'], 5, 'QUARTERDAY_API_KEY'],
  [['report', 'revenue', '--format', 'xml'], 2, 'Allowed choices are table, json, csv'],
] as const)('%j ends with %i', async (args, code, message) => {
  const outcome = await installation().quarterday([...args])
  expect(outcome).toMatchObject({ code, out: '' })
  expect(outcome.err).toContain(message)
})

test('help needs neither server nor database', async () => {
  const { quarterday, directory } = installation()
  const { code, out } = await quarterday(['subscriptions', 'create', '--help'])
  expect(code).toBe(0)
  expect(out).toMatch(/--customer <text>\s+\(required\)/)
  expect(out).toContain('Examples:\n  quarterday subscriptions create --customer cus_')
  expect(existsSync(join(directory, 'postgres'))).toBe(false)
})

test('a server that is not there, and environments that cannot be right, are told apart', async () => {
  const { quarterday } = installation()
  const away = await quarterday(['customers', 'list'], { QUARTERDAY_URL: 'http://127.0.0.1:19', QUARTERDAY_API_KEY: 'qd_test_x' })
  expect(away).toMatchObject({ code: 3, err: expect.stringContaining('No answer from http://127.0.0.1:19') })
  expect(await quarterday(['start'], { PORT: 'http' })).toMatchObject({ code: 2, err: expect.stringContaining('PORT: is a whole number') })
})
