import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { permissionMatrix } from './permission-matrix.ts'

/** Writes the table of who may do what; with `--check` it only says, by its exit code, whether the committed one is what routes and roles say. */
const file = join(import.meta.dirname, 'permission-matrix.txt')
const text = permissionMatrix()
if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  if (!process.argv.includes('--check')) await writeFile(file, text)
  else {
    console.error(
      'server/test/proofs/permission-matrix.txt is not what routes and roles say. Run `npm run generate`, and look at who may do what now.',
    )
    process.exitCode = 1
  }
}
