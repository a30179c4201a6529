import { root } from './steps.ts'
import { checkArrows } from './walls/arrows.ts'
import { checkCatches } from './walls/catches.ts'
import { checkClocks } from './walls/clocks.ts'
import { checkEvaluation } from './walls/evaluation.ts'
import { readSources, type Violation } from './walls/source.ts'
import { checkSqlText } from './walls/sql-text.ts'
import { checkTables, ownersOf, writesOf } from './walls/tables.ts'

/** Every break of a wall in the code below `folder`. */
export async function checkWalls(folder: string): Promise<readonly Violation[]> {
  const sources = readSources(folder)
  return [
    ...(await checkArrows(folder, sources)),
    ...checkClocks(folder, sources),
    ...checkTables(sources),
    ...checkSqlText(sources),
    ...checkCatches(sources),
    ...checkEvaluation(sources),
  ]
}

// `npm run walls` lists the breaks; `npm run walls -- --tables` lists which file owns which table.
if (import.meta.main) {
  if (process.argv.includes('--tables')) {
    for (const [table, file] of [...ownersOf(writesOf(readSources(root)))].sort()) console.log(`${table}: ${file}`)
  } else {
    const violations = await checkWalls(root)
    for (const { rule, file, line, says } of violations) console.log(`${file}${line === undefined ? '' : `:${line}`} ${rule}: ${says}`)
    console.log(violations.length === 0 ? `${readSources(root).length} files, no wall broken` : `${violations.length} walls broken`)
    process.exitCode = violations.length === 0 ? 0 : 1
  }
}
