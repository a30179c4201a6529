import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps.ts'

interface Entry {
  readonly version?: string
  readonly dev?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Optional packages that another names and the lock file leaves out, as the entries it lacks. A mirror that has nothing for other platforms makes
 * npm leave them out when it writes the file; `npm ci` then refuses the file, here and everywhere.
 */
export function missingEntries(packages: Readonly<Record<string, Entry>>): Record<string, object> {
  const present = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !present.has(name))
      .map(([name, version]) => [`node_modules/${name}`, { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true }]),
  )
  return Object.fromEntries(missing)
}

export function readLock(): { packages: Record<string, Entry> } {
  return JSON.parse(readFileSync(lockFile, 'utf8'))
}

const lockFile = join(root, 'package-lock.json')

const systems: Readonly<Record<string, string>> = { windows: 'win32' }

/** Such packages name their platform: `…-linux-arm64-musl`, `…-win32-x64-msvc`. Without it npm would try to fetch them. */
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } {
  const found = /(android|darwin|freebsd|linux|openharmony|win32|windows|sunos|aix|openbsd|netbsd)-([a-z0-9]+)(-(gnu|musl)\w*)?/.exec(name)
  if (!found?.[1] || !found[2]) throw new Error(`${name} does not name its platform: add it to package-lock.json by hand`)
  const libc = found[4] === 'musl' ? { libc: ['musl'] } : found[4] === 'gnu' ? { libc: ['glibc'] } : {}
  return { os: [systems[found[1]] ?? found[1]], cpu: [found[2]], ...libc }
}

// `node scripts/complete-lock.ts` after every change of dependencies.
if (import.meta.main) {
  const lock = readLock()
  const missing = missingEntries(lock.packages)
  const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'))
  if (Object.keys(missing).length > 0)
    writeFileSync(lockFile, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} entries added`)
}
