import { expect, test } from 'vitest'
import { missingEntries, readLock } from './complete-lock.ts'

test('the lock file has an entry for every optional package, or npm ci refuses it: node scripts/complete-lock.ts', () => {
  expect(Object.keys(missingEntries(readLock().packages))).toEqual([])
})

test.each([
  ['@a/b-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@a/b-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@a/b-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ['b-windows-x64', { os: ['win32'], cpu: ['x64'] }],
])('%s is for its platform alone', (name, platform) => {
  const packages = { 'node_modules/a': { version: '2.0.0', dev: true, optionalDependencies: { [name]: '1.0.0' } } }
  expect(missingEntries(packages)).toEqual({ [`node_modules/${name}`]: { version: '1.0.0', ...platform, dev: true, optional: true } })
  expect(missingEntries({ ...packages, [`node_modules/a/node_modules/${name}`]: { version: '1.0.0' } })).toEqual({})
})
