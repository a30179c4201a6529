import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { countLine } from './count-reporter.ts'
import { root, runSteps, type Step } from './steps.ts'

const compilerFolders = [
  'core/tsconfig.json',
  'core/tsconfig.test.json',
  'server/tsconfig.json',
  'sdk/tsconfig.json',
  'web/tsconfig.json',
  // The portal has a router of its own, whose addresses are its own types.
  'web/src/portal/tsconfig.json',
  'tsconfig.json',
]

/** What must hold before anything runs: types, lint, walls, and generated files that match what they come from. */
export const staticSteps: readonly Step[] = [
  ...compilerFolders
    .filter((config) => existsSync(join(root, config)))
    .map((config): Step => ({ name: `types ${config}`, run: ['node_modules/tsgo/bin/tsc', '-p', config], minutes: 2, kind: 'check' })),
  { name: 'lint', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'], minutes: 2, kind: 'check' },
  { name: 'walls', run: ['scripts/walls.ts'], minutes: 2, kind: 'check' },
  { name: 'generated files', run: ['scripts/generate.ts', '--check'], minutes: 3, kind: 'check' },
]

/** One project of vitest.config.ts. */
export function testStep(project: string, minutes: number, filters: readonly string[] = []): Step {
  return {
    name: `${project} tests`,
    run: ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...filters],
    minutes,
    kind: 'test',
  }
}

// `npm run check` runs everything that needs no database; `node scripts/check.ts types` only the steps whose name begins so.
if (import.meta.main) {
  const prefix = process.argv[2] ?? ''
  const counts = await runSteps([...staticSteps, testStep('unit', 5)].filter((step) => step.name.startsWith(prefix)))
  console.log(countLine(counts))
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
}
