import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import rules from '../.dependency-cruiser.mjs'
import { root } from './steps.ts'
import { checkEvaluation, patternBuilders } from './walls/evaluation.ts'
import { readSources } from './walls/source.ts'
import { checkSqlText, statementBuilders } from './walls/sql-text.ts'
import { checkTables, ownersOf, sharedWriters, writesOf } from './walls/tables.ts'
import { checkWalls } from './walls.ts'

type Files = Readonly<Record<string, string>>

const server = 'server/src/modules'

/** A small house in which every arrow points the right way and every kind of file occurs. */
const clean: Files = {
  'core/package.json': '{ "name": "@quarterday/core", "type": "module", "exports": { "./*": "./src/*" }, "dependencies": { "zod": "1" } }',
  'core/src/money.ts': "import { z } from 'zod'\nexport const money = z\nexport type Money = { minor: bigint }",
  'core/src/invoice/totals.ts': "import type { Money } from '../money.ts'\nexport const total = (all: Money[]) => all.length",
  'core/src/invoice/totals.test.ts':
    "import { total } from './totals.ts'\nconst started = Date.now()\nexport const both = [total([]), started]",
  'server/package.json':
    '{ "name": "@quarterday/server", "type": "module", "exports": { "./*": "./src/*" }, "dependencies": { "@quarterday/core": "1" } }',
  'server/src/kit/clock.ts':
    'export const now = () => Temporal.Now.instant()\nexport const wait = setTimeout\nexport const today = new Date(0)',
  'server/src/kit/outbox.ts':
    "import { now } from './clock.ts'\nexport const add = (tx) => tx.query('insert into events (at) values ($1)', [now()])",
  'server/src/kit/roles.ts':
    "import { identifier } from './identifier.ts'\nconst role = 'reader'\nexport const take = (tx, name, skip) => [tx.query(`set local role ${identifier(name)}`), tx.query(`select 1 from ${role} ${skip ? 'limit 1' : ''}`), tx.sql`select ${name} from x`]",
  'server/src/kit/identifier.ts': 'export const identifier = (name) => name',
  'server/src/gateways/gateway.ts': 'export type Gateway = { charge: () => void }',
  'server/src/gateways/index.ts': "import { sandbox } from './sandbox.ts'\nexport const gateways = [sandbox]",
  'server/src/gateways/sandbox.ts':
    "import { money } from '@quarterday/core/money.ts'\nimport { now } from '../kit/clock.ts'\nimport type { Gateway } from './gateway.ts'\nexport const sandbox: Gateway = { charge: () => fetch(String(now() ?? money)) }",
  [`${server}/invoices/store.ts`]:
    "import { now } from '../../kit/clock.ts'\nconst columns = ['id', 'number'].join(', ')\nexport const lock = (tx, id) => tx.query(`select ${columns} from invoices where id = $1 for update`, [id, now])\nexport const save = (tx) => tx.sql.updateTable('invoices as i').set({})\nexport const put = (tx) => tx.query('insert into invoices (id) select * from unnest($1::uuid[]) on conflict (id) do update set number = excluded.number', [])",
  [`${server}/invoices/line-json.ts`]: "import type { find } from '../customers/store.ts'\nexport type Line = typeof find",
  [`${server}/invoices/payment-store.ts`]: "import type { Line } from './line-json.ts'\nexport type L = Line",
  [`${server}/invoices/schema.ts`]: "import { money } from '@quarterday/core/money.ts'\nexport const invoice = money",
  [`${server}/invoices/finalize-invoice.ts`]:
    "import * as invoices from './store.ts'\nimport * as customers from '../customers/store.ts'\nimport { invoice } from './schema.ts'\nimport { add } from '../../kit/outbox.ts'\nimport type { Gateway } from '../../gateways/gateway.ts'\nexport const finalize = (g: Gateway) => [g, invoices, customers, invoice, add]",
  [`${server}/invoices/finalize-invoice.db.test.ts`]:
    "import { finalize } from './finalize-invoice.ts'\nimport '../../../test/world.ts'\nexport const at = [finalize, new Date()]",
  [`${server}/invoices/routes.ts`]:
    "import { finalize } from './finalize-invoice.ts'\nimport { invoice } from './schema.ts'\nexport const routes = [finalize, invoice]",
  [`${server}/invoices/jobs.ts`]: "import { finalize } from './finalize-invoice.ts'\nexport const jobs = [finalize]",
  [`${server}/customers/store.ts`]: "export const find = (tx) => tx.query('delete from customers where id = $1', [])",
  [`${server}/parties/party.ts`]: 'export type Party = string',
  [`${server}/customers/customer.ts`]: "import type { Party } from '../parties/party.ts'\nexport type Customer = Party",
  [`${server}/customers/contact-store.ts`]: "import type { Customer } from './customer.ts'\nexport type C = Customer",
  [`${server}/customers/schema.ts`]:
    "import type { Customer } from './customer.ts'\nexport type C = Customer\nimport { invoice } from '../invoices/schema.ts'\nexport const customer = [invoice]",
  [`${server}/index.ts`]:
    "import { routes } from './invoices/routes.ts'\nimport { jobs } from './invoices/jobs.ts'\nexport const modules = [routes, jobs]",
  'server/src/entry/http.ts': "import { modules } from '../modules/index.ts'\nexport const http = [modules, fetch]",
  'server/test/world.ts': "import { http } from '../src/entry/http.ts'\nexport const world = [http, Math.random()]",
  'server/migrations/0001_invoices.sql': '-- never now()\ncreate table invoices (id uuid primary key, created_at timestamptz not null);\n',
  'sdk/package.json': '{ "name": "@quarterday/sdk", "type": "module", "exports": { "./*": "./src/*" } }',
  'sdk/src/client.ts': 'export const client = fetch',
  'web/package.json':
    '{ "name": "@quarterday/web", "type": "module", "dependencies": { "@quarterday/core": "1", "@quarterday/sdk": "1" } }',
  'web/src/app.tsx':
    "import { money } from '@quarterday/core/money.ts'\nimport { client } from '@quarterday/sdk/client.ts'\nexport const app = [client, money, new Date()]",
  'web/src/ui/format.ts': 'export const format = 1',
  'web/src/portal/app.tsx': "import { format } from '../ui/format.ts'\nexport const portal = format",
  'node_modules/zod/package.json': '{ "name": "zod", "main": "index.js" }',
  'node_modules/zod/index.js': 'export const z = 1',
  'node_modules/lodash/package.json': '{ "name": "lodash", "main": "index.js" }',
  'node_modules/lodash/index.js': 'export default 1',
}

interface Break {
  readonly rule: string
  readonly file: string
  /** Appended to the file, or the whole of a new one. */
  readonly text: string
  /** Where it shows, when that is not the file: a cycle is told of its first file, a shared table of its second. */
  readonly reportedAt?: string
  /** What else is red for the same reason. */
  readonly also?: readonly string[]
}

const breaks: readonly Break[] = [
  { rule: 'core-stands-alone', file: 'core/src/money.ts', text: "import '../../sdk/src/client.ts'" },
  { rule: 'core-has-two-libraries', file: 'core/src/money.ts', text: "import 'lodash'", also: ['packages-are-declared'] },
  { rule: 'core-has-two-libraries', file: 'core/src/money.ts', text: "import 'node:fs'" },
  { rule: 'server-knows-core', file: 'server/src/kit/clock.ts', text: "import '../../../sdk/src/client.ts'" },
  {
    rule: 'sdk-stands-alone',
    file: 'sdk/src/client.ts',
    text: "import type { Money } from '../../core/src/money.ts'\nexport type M = Money",
  },
  { rule: 'web-knows-sdk-and-core', file: 'web/src/app.tsx', text: "import '../../server/src/kit/clock.ts'" },
  { rule: 'portal-is-no-dashboard', file: 'web/src/portal/app.tsx', text: "import '../app.tsx'" },
  { rule: 'dashboard-is-no-portal', file: 'web/src/ui/format.ts', text: "import '../portal/app.tsx'", also: ['no-cycles'] },
  { rule: 'only-entry-knows-entry', file: `${server}/customers/add-customer.ts`, text: "import '../../entry/http.ts'" },
  { rule: 'only-entry-knows-the-list', file: `${server}/customers/add-customer.ts`, text: "import '../index.ts'" },
  { rule: 'only-the-list-knows-routes-and-jobs', file: `${server}/customers/add-customer.ts`, text: "import '../invoices/routes.ts'" },
  { rule: 'only-the-list-knows-routes-and-jobs', file: `${server}/invoices/routes.ts`, text: "import './jobs.ts'" },
  { rule: 'store-knows-kit-and-core', file: `${server}/customers/store.ts`, text: "import '../invoices/store.ts'" },
  { rule: 'store-knows-kit-and-core', file: `${server}/customers/address-store.ts`, text: "import './store.ts'" },
  {
    rule: 'store-knows-kit-and-core',
    file: `${server}/customers/store.ts`,
    text: "import '../invoices/finalize-invoice.ts'",
    also: ['no-cycles'],
  },
  {
    rule: 'store-knows-kit-and-core',
    file: `${server}/invoices/store.ts`,
    text: "import type { invoice } from './schema.ts'\nexport type I = typeof invoice",
  },
  { rule: 'value-knows-no-flow', file: `${server}/invoices/line-json.ts`, text: "import './schema.ts'" },
  { rule: 'value-knows-no-flow', file: `${server}/customers/customer.ts`, text: "import '../invoices/finalize-invoice.ts'" },
  { rule: 'value-asks-no-store', file: `${server}/invoices/line-json.ts`, text: "import '../customers/store.ts'" },
  { rule: 'schema-knows-no-store-and-no-flow', file: `${server}/customers/schema.ts`, text: "import './store.ts'" },
  { rule: 'schema-knows-no-store-and-no-flow', file: `${server}/customers/schema.ts`, text: "import '../invoices/finalize-invoice.ts'" },
  { rule: 'kit-knows-no-billing', file: 'server/src/kit/queue.ts', text: "import '../modules/customers/store.ts'" },
  { rule: 'kit-knows-no-billing', file: 'server/src/kit/queue.ts', text: "import '../gateways/gateway.ts'" },
  { rule: 'adapters-know-core-and-kit', file: 'server/src/gateways/sandbox.ts', text: "import '../modules/customers/store.ts'" },
  { rule: 'adapters-know-core-and-kit', file: 'server/src/channels/mail.ts', text: "import '../gateways/gateway.ts'" },
  { rule: 'adapters-know-core-and-kit', file: 'server/src/tax-providers/http.ts', text: "import '../modules/customers/store.ts'" },
  { rule: 'nothing-imports-tests', file: 'core/src/money.ts', text: "import './invoice/totals.test.ts'", also: ['no-cycles'] },
  { rule: 'nothing-imports-tests', file: 'server/src/entry/cli.ts', text: "import '../../test/world.ts'" },
  {
    rule: 'no-cycles',
    file: 'core/src/money.ts',
    reportedAt: 'core/src/invoice/totals.ts',
    text: "import type { total } from './invoice/totals.ts'\nexport type T = typeof total",
  },
  { rule: 'no-unresolved-imports', file: 'core/src/money.ts', text: "import './gone.ts'" },
  { rule: 'packages-are-declared', file: 'server/src/kit/queue.ts', text: "import 'lodash'" },
  {
    rule: 'a-file-not-a-folder',
    file: 'server/src/kit/queue.ts',
    text: "import '@quarterday/core/money'",
  },
  { rule: 'a-file-not-a-folder', file: 'server/src/entry/cli.ts', text: "import '../modules'" },
  { rule: 'an-index-is-a-list', file: 'core/src/pricing/index.ts', text: "export * from '../money.ts'" },

  ...[
    'new Date()',
    'Date.now()',
    'Temporal.Now.instant()',
    'Math.random()',
    'setTimeout(() => 1)',
    "fetch('x')",
    'process.env',
    'crypto.randomUUID()',
  ].map((expression) => ({ rule: 'core-is-pure', file: 'core/src/money.ts', text: `export const impure = ${expression}` })),
  ...['new Date(0)', 'Date.now()', 'Temporal.Now.instant()', 'Math.random()', 'crypto.randomUUID()', 'randomUUID()'].map((expression) => ({
    rule: 'time-and-chance-are-arguments',
    file: `${server}/customers/add-customer.ts`,
    text: `export const impure = ${expression}`,
  })),
  ...["fetch('x')", 'setTimeout(() => 1)'].map((expression) => ({
    rule: 'the-outside-is-behind-an-adapter',
    file: `${server}/customers/add-customer.ts`,
    text: `export const impure = ${expression}`,
  })),
  ...['now()', 'random()', 'gen_random_uuid()', 'current_timestamp'].flatMap((call) => [
    { rule: 'sql-reads-no-clock', file: `${server}/customers/list.ts`, text: `export const text = 'select ${call}'` },
    { rule: 'sql-reads-no-clock', file: 'server/migrations/0002_more.sql', text: `create table more (at timestamptz default ${call});` },
  ]),

  ...[
    "tx.query('insert into customers values ($1)')",
    "tx.query('update only customers c set name = $1')",
    "tx.sql.deleteFrom('customers')",
    "insertInto('customers', columns)",
  ].flatMap((write) => [
    { rule: 'only-a-store-writes', file: `${server}/customers/add-customer.ts`, text: `export const write = (tx) => ${write}` },
    { rule: 'one-writer-a-table', file: `${server}/invoices/store.ts`, text: `export const write = (tx) => ${write}` },
  ]),
  {
    rule: 'one-writer-a-table',
    file: 'server/src/modules/billing/document-store.ts',
    reportedAt: `${server}/customers/store.ts`,
    text: "export const write = (tx) => tx.query('delete from customers')",
  },

  ...["eval('1')", "new Function('return 1')", "Function('return 1')", 'new RegExp(text)', 'RegExp(`^${text}`)'].map((call) => ({
    rule: 'nothing-becomes-code',
    file: `${server}/customers/add-customer.ts`,
    text: `export const evaluate = (text) => ${call}`,
  })),
  {
    rule: 'nothing-becomes-code',
    file: 'server/src/kit/queue.ts',
    text: "import { runInThisContext } from 'node:vm'\nexport const r = runInThisContext",
  },
  { rule: 'a-catch-decides', file: 'server/src/kit/queue.ts', text: 'try { start() } catch {}' },
  ...[
    '(tx, id) => tx.query(`select * from customers where id = ${id}`)',
    '(tx, id) => tx.query(`${id}`)',
    "(tx, id) => tx.query('delete from sessions where id = ' + id)",
    '(tx, rows) => { const values = rows.map((row) => row.id).join(); return tx.query(`select * from customers where id in (${values})`) }',
  ].map((write) => ({ rule: 'sql-takes-parameters', file: 'server/src/kit/sessions.ts', text: `export const write = ${write}` })),
]

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function build(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'walls-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  mkdirSync(join(folder, 'node_modules/@quarterday'), { recursive: true })
  for (const name of ['core', 'sdk', 'server']) symlinkSync(join(folder, name), join(folder, 'node_modules/@quarterday', name))
  return folder
}

function plant({ file, text }: Break): string {
  return build({ ...clean, [file]: file in clean ? `${clean[file]}\n${text}\n` : `${text}\n` })
}

test('a house in order breaks no wall', async () => {
  expect(await checkWalls(build(clean))).toEqual([])
})

test.each(breaks)('$rule is red in $file: $text', async (planted) => {
  const violations = await checkWalls(plant(planted))
  expect(violations.filter(({ rule }) => rule === planted.rule)).toContainEqual(
    expect.objectContaining({ file: planted.reportedAt ?? planted.file }),
  )
  expect(new Set(violations.map(({ rule }) => rule))).toEqual(new Set([planted.rule, ...(planted.also ?? [])]))
})

test('every arrow between files has a break that proves it', () => {
  const proven = new Set(breaks.map(({ rule }) => rule))
  expect(rules.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([])
})

test('a cruise that sees nothing is red', async () => {
  const folder = build({ ...clean, 'scripts/tool.ts': 'export const a = 1' })
  const { checkArrows } = await import('./walls/arrows.ts')
  const sources = readSources(folder)
  rmSync(join(folder, 'core/src/money.ts'))
  expect(await checkArrows(folder, sources)).toContainEqual({
    rule: 'every-file-is-seen',
    file: 'core/src/money.ts',
    says: 'was not cruised',
  })
})

test('core does not compile with what only Node or a browser has', () => {
  const settings = Object.fromEntries(
    ['tsconfig.base.json', 'core/tsconfig.json'].map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  )
  const impure = "export const planted = [process.env, document.title, fetch('x'), setTimeout]"
  const folder = build({ ...clean, ...settings, 'core/src/impure.ts': impure })
  const compiler = join(root, 'node_modules/tsgo/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', join(folder, 'core/tsconfig.json')], { encoding: 'utf8' })
  for (const name of ['process', 'document', 'fetch', 'setTimeout']) {
    expect(stdout).toMatch(new RegExp(`impure\\.ts.*error TS\\d+: Cannot find name '${name}'`))
  }
})

test('the owner of a table is the store that writes it', () => {
  expect(Object.fromEntries(ownersOf(writesOf(readSources(build(clean)))))).toEqual({
    customers: `${server}/customers/store.ts`,
    events: 'server/src/kit/outbox.ts',
    invoices: `${server}/invoices/store.ts`,
  })
})

test.each(sharedWriters.flatMap(({ file, tables }) => tables.map((table) => ({ file, table }))))(
  '$file may write $table beside its store',
  ({ file, table }) => {
    const statement = (verb: string) => `export const write = (tx) => tx.query('${verb} ${table} where id = 1')`
    const sources = readSources(build({ [`${server}/a/store.ts`]: statement('delete from'), [file]: statement('insert into') }))
    expect(checkTables(sources)).toEqual([])
    expect(checkTables(sources, [])).toContainEqual(expect.objectContaining({ rule: 'one-writer-a-table' }))
  },
)

test('S46: no statement of the product is put together from values; S47: no text of it becomes code or a pattern', () => {
  const sources = readSources(root)
  expect(sources.length).toBeGreaterThan(500)
  expect(checkSqlText(sources)).toEqual([])
  expect(checkEvaluation(sources)).toEqual([])
})

test.each([...sharedWriters.map(({ file }) => file), ...Object.keys(statementBuilders), ...Object.keys(patternBuilders)])(
  'the exception for %s is not left over',
  (file) => {
    expect(existsSync(join(root, file))).toBe(true)
  },
)
