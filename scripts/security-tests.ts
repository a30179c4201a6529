import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps.ts'
import { filesIn } from './walls/source.ts'

export const securityPage = 'docs/security-tests.md'

const folders = ['core/src', 'server/src', 'server/test', 'sdk/src', 'web/src', 'web/e2e', 'test', 'scripts', 'bench']

/** The tests by the ids that their names begin with (`S46, F43: …`), as paths, each once and in order. */
export function testsById(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const path of folders.flatMap((folder) => filesIn(root, folder, /\.(test|e2e)\.tsx?$/))) {
    const text = readFileSync(join(root, path), 'utf8')
    // A call whose first argument is a name; of `test.each(…)(…)` it is the second call.
    for (const [, ids = ''] of text.matchAll(
      /\(\s*['"`]((?:[SF]\d+|I\d+|[a-z ]*field [\d.]+)(?:,? (?:and )?(?:[SF]\d+|I\d+|field [\d.]+))*)(?=[:,;] )/g,
    )) {
      for (const [id] of ids.matchAll(/\b[SF]\d+\b/g)) found.set(id, (found.get(id) ?? new Set()).add(path))
    }
  }
  return new Map([...found].map(([id, paths]) => [id, [...paths].sort()]))
}

/** The page with the files of each row as they are now: `| S1 | what it demands | files |`. */
export function filled(page: string, tests: ReadonlyMap<string, readonly string[]>): string {
  return page.replaceAll(/^\| ([SF]\d+) \| (.*?) \| .*\|$/gm, (_row, id: string, words: string) => {
    const files = (tests.get(id) ?? []).map((path) => `\`${path}\``)
    return `| ${id} | ${words} | ${files.join('<br>')} |`
  })
}

// `node scripts/security-tests.ts` brings the page up to date.
if (import.meta.main) {
  const path = join(root, securityPage)
  writeFileSync(path, filled(readFileSync(path, 'utf8'), testsById()))
}
