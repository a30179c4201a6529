import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import { apiDescription } from '../server/src/entry/http.ts'
import { operationsSource } from './sdk-operations.ts'
import { root } from './steps.ts'

/** What the SDK is made of, by its path in the repository: the API description of the route table, its types, and one function an operation. */
export async function sdkFiles(): Promise<ReadonlyMap<string, string>> {
  const description = apiDescription()
  const json = `${JSON.stringify(description, null, 2)}\n`
  return new Map([
    ['sdk/openapi.json', json],
    ['sdk/src/types.gen.ts', await typesSource(json)],
    ['sdk/src/operations.gen.ts', operationsSource(description.paths)],
  ])
}

async function typesSource(json: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterday-sdk-'))
  try {
    const input = join(folder, 'openapi.json')
    await writeFile(input, json)
    await createClient({
      input,
      output: {
        path: join(folder, 'src'),
        entryFile: false,
        header: '// Written by `npm run generate` from the routes of the server: change those, not this file.',
      },
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent', file: false },
    })
    return await readFile(join(folder, 'src/types.gen.ts'), 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `node scripts/generate-sdk.ts` writes the files; with `--check` it only says, by its exit code, which of them are not up to date. */
async function main(): Promise<void> {
  for (const [path, text] of await sdkFiles()) {
    const before = await readFile(join(root, path), 'utf8').catch(() => '')
    if (before === text) continue
    if (!process.argv.includes('--check')) await writeFile(join(root, path), text)
    else {
      console.error(`${path} is not what the routes of the server say. Run \`npm run generate\` and commit it with them.`)
      process.exitCode = 1
    }
  }
}

if (import.meta.main) await main()
