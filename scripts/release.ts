import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './steps.ts'

// npm run release: what is given to others, in ./release. The same commit makes the same bytes, on whatever machine and whenever: docs/releasing.md says what they hold
// and how to see that they are ours.

/** A reason not to release, for whoever typed the command. */
class NotReleasable extends Error {}

interface Release {
  /** `0.1.0`. */
  readonly version: string
  readonly commit: string
  /** When the commit was made: the one moment that anything in a release names. */
  readonly committedAt: Temporal.Instant
}

/** Builds what is shipped into `release/`, and answers the names of its files. Throws `NotReleasable`. */
function makeRelease(): readonly string[] {
  refuseIfDirty()
  const release = describe()
  const name = `quarterday-${release.version}`
  const built = join(root, 'release')
  rmSync(built, { recursive: true, force: true })
  mkdirSync(built)
  buildWeb()
  const files = new Map<string, string | Buffer>([
    [`${name}.tar.gz`, packed(`${name}/`)],
    [`${name}.cdx.json`, billOfMaterials(release)],
  ])
  // Nothing that was built may have changed what is released.
  refuseIfDirty()
  for (const [file, content] of files) writeFileSync(join(built, file), content)
  const sums = [...files].map(([file, content]) => `${createHash('sha256').update(content).digest('hex')}  ${file}\n`)
  writeFileSync(join(built, 'SHA256SUMS'), sums.join(''))
  return [...files.keys(), 'SHA256SUMS']
}

function refuseIfDirty(): void {
  const changed = git('status', '--porcelain', '--untracked-files=normal')
  if (changed !== '') throw new NotReleasable(`A release is made of a commit, and these files differ from it:\n${changed}`)
}

function describe(): Release {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [commit = '', seconds = ''] = git('log', '-1', '--format=%H %ct').trim().split(' ')
  return { version: String(version), commit, committedAt: Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000) }
}

function buildWeb(): void {
  rmSync(join(root, 'web', 'dist'), { recursive: true, force: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  // What the environment of this machine says is no part of the release.
  const { PATH, HOME } = process.env
  run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    env: { PATH, HOME, TZ: 'UTC', NODE_ENV: 'production' },
  })
}

/** Every tracked file, and the built dashboard, which `npm start` then does not build. All of them are as old as the commit. */
function packed(prefix: string): Buffer {
  const pages = filesBelow(join(root, 'web', 'dist')).map((path) => relative(root, path))
  const built = pages.flatMap((path) => [`--prefix=${prefix}${dirname(path)}/`, `--add-file=${path}`])
  const args = ['-c', 'tar.umask=0022', 'archive', '--format=tar', ...built, `--prefix=${prefix}`, 'HEAD']
  const { stdout } = spawnSync('git', args, { cwd: root, maxBuffer: mostBytes })
  if (stdout.length === 0) throw new Error('git archive failed')
  const zipped = gzipSync(stdout, { level: 9 })
  // The system that packed it (RFC 1952): unknown, rather than this machine's.
  zipped[9] = 255
  return zipped
}

/**
 * Everything that runs, by name and version (CycloneDX), from the lock file alone: no matter what is installed here. What npm puts in that differs each time, the
 * moment, a number by chance, its own version and the name of the folder, is what the commit says instead.
 */
function billOfMaterials({ version, commit, committedAt }: Release): string {
  const args = ['sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx', '--loglevel=error']
  const { metadata, components, dependencies, ...rest } = JSON.parse(run('npm', args))
  const digest = createHash('sha256').update(`quarterday ${version} ${commit}`).digest('hex')
  const serial = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5')
  const content = {
    ...rest,
    serialNumber: `urn:uuid:${serial}`,
    metadata: {
      ...metadata,
      timestamp: committedAt.toString(),
      tools: [],
      component: { ...metadata.component, name: 'quarterday', properties: [{ name: 'quarterday:commit', value: commit }] },
    },
    components: sorted(components, 'bom-ref'),
    dependencies: sorted(dependencies, 'ref'),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

function sorted<Key extends string>(rows: readonly Readonly<Record<Key, string>>[], key: Key): readonly Readonly<Record<Key, string>>[] {
  return rows.toSorted((a, b) => (a[key] < b[key] ? -1 : 1))
}

/** Paths in the order of their bytes, whatever the language of the machine. */
function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => join(entry.parentPath, entry.name)).toSorted((a, b) => (a < b ? -1 : 1))
}

const mostBytes = 512 * 1024 * 1024

function git(...args: readonly string[]): string {
  return run('git', args)
}

function run(command: string, args: readonly string[], options: Partial<SpawnSyncOptionsWithStringEncoding> = {}): string {
  const settings = { cwd: root, maxBuffer: mostBytes, encoding: 'utf8', ...options } as const
  const { status, stdout, stderr, error } = spawnSync(command, args, settings)
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args[0]} failed: ${error?.message ?? stderr}`)
  return stdout
}

try {
  for (const file of makeRelease()) console.log(`release/${file}`)
} catch (error) {
  if (!(error instanceof NotReleasable)) throw error
  console.error(error.message)
  process.exitCode = 1
}
