// Plain JavaScript for Node 18 and later, without dependencies: it runs before anything is installed.
// Installs the locked packages when they are missing or not the ones of the lock file; with --web it also builds the dashboard when
// that is older than its source.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** Node 26 for this platform, which is one of the packages. */
export const node = join(root, 'node_modules', '.bin', 'node')

/** Throws with a message for the terminal when the installation or the build fails. */
export async function prepare({ web = false } = {}) {
  if (!isInstalled() || (web && isWebStale())) {
    await alone(async () => {
      if (!isInstalled()) install()
      if (web && isWebStale()) buildWeb()
    })
  }
}

/** True when every package of the lock file is there in its version. Optional ones may be missing: they are for other platforms. */
export function isInstalled(directory = root) {
  const wanted = packagesOf(join(directory, 'package-lock.json'))
  const present = packagesOf(join(directory, 'node_modules', '.package-lock.json'))
  if (!present) return false
  return Object.entries(wanted ?? {}).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true
    const found = present[path]
    return found ? found.version === entry.version : entry.optional || entry.devOptional
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function install() {
  console.error('Installing the packages of package-lock.json …')
  // Also under NODE_ENV=production: Node 26 itself and the tools that build the dashboard are among them.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  run(command, [...before, ...args], root, 'npm ci')
}

/** True when there is a dashboard to build and it was built before its source last changed, or never. */
function isWebStale() {
  if (!existsSync(join(root, 'web', 'index.html'))) return false
  const built = modifiedAt(join(root, 'web', 'dist', 'index.html'))
  const sources = [
    'web/src',
    'web/public',
    'web/index.html',
    'web/portal.html',
    'web/vite.config.ts',
    'web/package.json',
    'sdk/src',
    'core/src',
  ]
  return sources.some((source) => newestIn(join(root, source)) > built)
}

function buildWeb() {
  console.error('Building the dashboard …')
  run(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], join(root, 'web'), 'vite build')
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function newestIn(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return modifiedAt(path)
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), modifiedAt(path))
}

function run(command, args, cwd, name) {
  // What it prints is progress, and the output of the command that follows may be read by a program: all of it goes to stderr.
  const { status, signal, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] })
  if (error || status !== 0) throw new Error(`${name} failed: ${error?.message ?? `exit ${status ?? signal}`}`)
}

const maxWaitMs = 10 * 60_000

/** Two commands in a fresh clone must not both install. A lock whose process is gone counts for nothing. */
async function alone(work) {
  const lock = join(tmpdir(), `quarterday-prepare-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
  for (const giveUpAt = Date.now() + maxWaitMs; !take(lock) && Date.now() < giveUpAt; ) await sleep(200)
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!isAlive(holderOf(lock))) rmSync(lock, { force: true })
  return false
}

/** 0 when the lock has gone meanwhile, or is only now being written. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return 0
  }
}

function isAlive(pid) {
  if (!pid) return true
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  try {
    await prepare({ web: process.argv.includes('--web') })
    if (!existsSync(node) && Number(process.versions.node.split('.')[0]) < 26) {
      throw new Error(`There is no packaged Node 26 for ${process.platform}-${process.arch}: install Node 26 and put it first in PATH`)
    }
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
