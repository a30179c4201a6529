import ts from 'typescript'
import { at, isTest, nodesOf, type Source, type Violation } from './source.ts'

/** Files that make a pattern of a text, each with the reason why nobody outside has a say in that text. */
export const patternBuilders: Readonly<Record<string, string>> = {
  'core/src/id.ts': 'the prefix of an id is a constant of its kind',
  'server/src/kit/http-app.ts': 'the paths of routes are constants of ours',
  'server/src/kit/openapi-example.ts': 'patterns of our own schemas, to make an example that fits',
  'server/src/modules/audit-log/schema.ts': 'a number of digits, which is a constant',
}

/** Texts that become code or a pattern while the program runs: whoever writes the text would write the program. */
export function checkEvaluation(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => /^(core|server|web|sdk)\/src\//.test(path) && !isTest(path))
    .flatMap((source) => [...nodesOf(source.tree)].flatMap((node) => evaluated(source, node)))
}

function evaluated(source: Source, node: ts.Node): readonly Violation[] {
  const break_ = (says: string): readonly Violation[] => [{ rule: 'nothing-becomes-code', ...at(source, node), says }]
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression)) {
    const { text } = node.expression
    if (text === 'eval' || text === 'Function') return break_(`calls ${text}`)
    if (text === 'RegExp' && !(source.path in patternBuilders)) return break_('makes a pattern of a text')
  }
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && /^(node:)?vm$/.test(node.moduleSpecifier.text))
    return break_('imports node:vm')
  return []
}
