import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './steps.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'release-')))
const source = join(folder, 'source')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** The tree as it is here and now, as one commit of a repository of its own: so no work of anybody is in the way. */
beforeAll(() => {
  mkdirSync(source)
  git(source, 'init', '--quiet', '--initial-branch=main')
  git(source, '--work-tree', root, 'add', '--all')
  git(source, '--work-tree', root, 'commit', '--quiet', '--no-verify', '--message=As it is')
}, 60_000)

const workspaces = ['core', 'server', 'sdk', 'web'] as const

/** A checkout with the packages that are installed here, and its own workspaces among them. */
function checkout(name: string): string {
  const place = join(folder, name)
  git(folder, 'clone', '--quiet', source, place)
  appendFileSync(join(place, '.git', 'info', 'exclude'), 'node_modules\n')
  const packages = join(place, 'node_modules')
  mkdirSync(join(packages, '@quarterday'), { recursive: true })
  for (const entry of readdirSync(join(root, 'node_modules')))
    if (entry !== '@quarterday') symlinkSync(join(root, 'node_modules', entry), join(packages, entry))
  for (const workspace of workspaces) {
    symlinkSync(join(place, workspace), join(packages, '@quarterday', workspace))
    const own = join(root, workspace, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(place, workspace, 'node_modules'))
  }
  return place
}

function release(place: string, environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/release.ts'], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 180_000,
  })
  const built = join(place, 'release')
  const files = status === 0 ? readdirSync(built).toSorted() : []
  return { status, stdout, stderr, files: new Map(files.map((file) => [file, readFileSync(join(built, file))])) }
}

/** Names and moments of what a tar holds, by its headers (POSIX ustar), read without any tool. */
function entriesOf(tar: Buffer): readonly { readonly name: string; readonly seconds: number; readonly content: Buffer }[] {
  const text = (from: number, to: number) => tar.toString('latin1', from, to).split('\0', 1).join()
  const found: { name: string; seconds: number; content: Buffer }[] = []
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, at + 136), 8)
    const prefix = text(at + 345, at + 500)
    const name = (prefix === '' ? '' : `${prefix}/`) + text(at, at + 100)
    const type = text(at + 156, at + 157)
    if (type === '0')
      found.push({ name, seconds: Number.parseInt(text(at + 136, at + 148), 8), content: tar.subarray(at + 512, at + 512 + size) })
    at += 512 + Math.ceil(size / 512) * 512
  }
  return found
}

test('S70: the same commit makes the same bytes twice, in another place, at another time and under another name', () => {
  const [first, second] = [checkout('a'), checkout('b')]
  const one = release(first)
  expect([one.status, one.stderr]).toEqual([0, ''])
  // Every file of the other checkout is from long ago.
  for (const path of git(second, 'ls-files').trim().split('\n')) utimesSync(join(second, path), 1e9, 1e9)
  git(second, 'update-index', '--refresh')
  const two = release(second, { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', USER: 'somebody', SOURCE_DATE_EPOCH: '1' })
  expect([two.status, two.stderr]).toEqual([0, ''])

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const name = `quarterday-${version}`
  expect([...one.files.keys()]).toEqual(['SHA256SUMS', `${name}.cdx.json`, `${name}.tar.gz`])
  for (const [file, content] of one.files) expect(two.files.get(file)?.equals(content), file).toBe(true)

  const sums = String(one.files.get('SHA256SUMS'))
  for (const file of [`${name}.cdx.json`, `${name}.tar.gz`]) {
    const content = one.files.get(file) ?? Buffer.alloc(0)
    expect(sums).toContain(`${createHash('sha256').update(content).digest('hex')}  ${file}\n`)
  }

  const commit = git(first, 'rev-parse', 'HEAD').trim()
  const seconds = Number(git(first, 'log', '-1', '--format=%ct'))
  const tar = gunzipSync(one.files.get(`${name}.tar.gz`) ?? Buffer.alloc(0))
  const entries = entriesOf(tar)
  const names = entries.map((entry) => entry.name)
  expect(tar.toString('latin1', 0, 2048)).toContain(commit)
  // Everything that is tracked, the dashboard built, and nothing besides.
  const tracked = git(first, 'ls-files').trim().split('\n')
  expect(names.filter((each) => !each.startsWith(`${name}/web/dist/`)).toSorted()).toEqual(
    tracked.map((path) => `${name}/${path}`).toSorted(),
  )
  expect(names).toContain(`${name}/web/dist/index.html`)
  expect(new Set(entries.map((entry) => entry.seconds))).toEqual(new Set([seconds]))
  // Where it was built is not in it.
  for (const { name: path, content } of entries) if (path.includes('/web/dist/')) expect(content.includes(folder), path).toBe(false)

  const { metadata, components } = JSON.parse(String(one.files.get(`${name}.cdx.json`)))
  expect(metadata.component).toMatchObject({ name: 'quarterday', version, properties: [{ name: 'quarterday:commit', value: commit }] })
  const parts: string[] = components.map(({ purl }: { purl: string }) => purl)
  expect(parts.some((purl) => purl.startsWith('pkg:npm/fastify@'))).toBe(true)
  // What only builds and tests is not shipped.
  expect(parts.filter((purl) => /npm\/(vitest|playwright-core|knip)@/.test(purl))).toEqual([])
}, 240_000)

test('S70: what is not committed is not released', () => {
  const place = checkout('c')
  writeFileSync(join(place, 'core', 'src', 'surprise.ts'), 'export {}\n')
  const untracked = release(place)
  expect([untracked.status, untracked.stderr]).toEqual([1, expect.stringContaining('core/src/surprise.ts')])
  rmSync(join(place, 'core', 'src', 'surprise.ts'))
  appendFileSync(join(place, 'README.md'), '\n')
  const changed = release(place)
  expect([changed.status, changed.stderr]).toEqual([1, expect.stringContaining('README.md')])
  expect(existsSync(join(place, 'release'))).toBe(false)
})
