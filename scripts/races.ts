import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './steps.ts'

// npm run races [-- ROUNDS]: every test of the (RACE) kind, 200 rounds of 32 clients each unless told otherwise.

const rounds = process.argv[2] ?? '200'
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'db', '-t', 'RACE'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, RACE_ROUNDS: rounds },
})
process.exitCode = status ?? 1
