import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { exitCodes } from './exit.ts'
import { run } from './program.ts'

const directory = mkdtempSync(join(tmpdir(), 'quarterday-audit-'))
let api: TestApi
let printed = ''
beforeAll(async () => {
  api = await testApi()
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  vi.stubEnv('QUARTERDAY_URL', url)
  vi.stubEnv('QUARTERDAY_API_KEY', api.key)
  await api.post('/v1/products', { name: 'Tea' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await api.close()
  rmSync(directory, { recursive: true })
})
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

test('records are listed with who did what', async () => {
  expect(await run(['audit-log', 'list', '--action', 'createProduct'])).toBe(exitCodes.done)
  expect(printed).toMatch(/createProduct +done +prod_/)
})

test('a file holds a record a line, or a table', async () => {
  const [lines, table] = [join(directory, 'audit.jsonl'), join(directory, 'audit.csv')]
  expect(await run(['audit-log', 'export', '--output', lines])).toBe(exitCodes.done)
  expect(await run(['audit-log', 'export', '--after', '1', '--format', 'csv', '--output', table])).toBe(exitCodes.done)
  const [first = '', second = ''] = readFileSync(lines, 'utf8').split('\n')
  expect([JSON.parse(first).action, JSON.parse(second).action]).toEqual(['createOrganization', 'createProduct'])
  expect(readFileSync(table, 'utf8')).toMatch(/^sequence,id,.*\r\n2,aud_/)
})

test('I26: verify says where the chain ends, and ends with its own code when it does not hold', async () => {
  expect(await run(['audit-log', 'verify'])).toBe(exitCodes.done)
  const [, sequence = '', hash = ''] = /It ends at (\d+), with the hash ([0-9a-f]{66})\./.exec(printed) ?? []
  expect(printed).toContain('the chain holds')
  expect(await run(['audit-log', 'verify', '--sequence', sequence, '--hash', hash])).toBe(exitCodes.done)
  await api.db.ownerQuery(`UPDATE audit_records SET object_id = 'prod_other' WHERE sequence = 2`)
  printed = ''
  expect(await run(['audit-log', 'verify'])).toBe(exitCodes.findings)
  expect(printed).toContain('What it says was altered.')
})
