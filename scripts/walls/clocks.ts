import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { at, filesIn, isTest, nodesOf, type Source, textOf, type Violation } from './source.ts'

const outside = ['setTimeout', 'setInterval', 'setImmediate', 'fetch']
const clocksAndChance = ['Temporal.Now', 'Math.random', 'randomUUID']

interface Ban {
  readonly rule: string
  readonly files: RegExp
  /** A global by its name, or `Object.member`. */
  readonly names: readonly string[]
}

const bans: readonly Ban[] = [
  {
    rule: 'core-is-pure',
    files: /^core\/src\//,
    names: ['Date', 'process', 'performance', 'console', 'globalThis', ...outside, ...clocksAndChance],
  },
  { rule: 'time-and-chance-are-arguments', files: /^server\/src\/(modules|entry)\//, names: ['Date', ...clocksAndChance] },
  { rule: 'the-outside-is-behind-an-adapter', files: /^server\/src\/modules\//, names: outside },
]

const sqlClock =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|gen_random_uuid|uuidv[47])\s*\(\s*\)|\brandom\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i

/** Places that read a clock, draw at random or talk to the outside where time, ids and answers are arguments. */
export function checkClocks(root: string, sources: readonly Source[]): readonly Violation[] {
  const code = sources.filter((source) => !isTest(source.path))
  return [
    ...code.flatMap((source) => bans.filter((ban) => ban.files.test(source.path)).flatMap((ban) => breaksOf(source, ban))),
    ...code.filter(({ path }) => /^server\/src\/(modules|entry)\//.test(path)).flatMap(sqlInCode),
    ...filesIn(root, 'server/migrations', /\.sql$/).flatMap((path) => sqlInMigration(path, readFileSync(join(root, path), 'utf8'))),
  ]
}

function breaksOf(source: Source, { rule, names }: Ban): readonly Violation[] {
  const broken: Violation[] = []
  for (const node of nodesOf(source.tree)) {
    if (!ts.isIdentifier(node)) continue
    const name = names.find((banned) => (banned.includes('.') ? isMember(node, banned) : node.text === banned && !isOnlyAName(node)))
    if (name !== undefined) broken.push({ rule, ...at(source, node), says: `uses ${name}` })
  }
  return broken
}

function isMember(node: ts.Identifier, name: string): boolean {
  const [object, member] = name.split('.')
  const { parent } = node
  return node.text === object && ts.isPropertyAccessExpression(parent) && parent.expression === node && parent.name.text === member
}

/** `period.process` and `{ process: 1 }` name a member of ours; `crypto.randomUUID` and `globalThis.fetch` name the real thing. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return !/^(crypto|globalThis|global|window)$/.test(parent.expression.getText())
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  )
}

function sqlInCode(source: Source): readonly Violation[] {
  const broken: Violation[] = []
  for (const node of nodesOf(source.tree)) {
    const found = sqlClock.exec(textOf(node) ?? '')
    if (found) broken.push({ rule: 'sql-reads-no-clock', ...at(source, node), says: `asks the database for ${found[0]}` })
  }
  return broken
}

/** Column defaults too: a row that takes its time or its id from the database cannot be replayed. */
function sqlInMigration(file: string, text: string): readonly Violation[] {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .split('\n')
    .flatMap((line, index) => {
      const found = sqlClock.exec(line.replace(/--.*/, ''))
      return found ? [{ rule: 'sql-reads-no-clock', file, line: index + 1, says: `asks the database for ${found[0]}` }] : []
    })
}
