import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import ts from 'typescript'
import rules from '../../.dependency-cruiser.mjs'
import { at, codeFolders, nodesOf, type Source, type Violation } from './source.ts'

/** The imports that cross a wall. A cruise that did not see every file and its imports is itself a violation. */
export async function checkArrows(root: string, sources: readonly Source[]): Promise<readonly Violation[]> {
  const folders = codeFolders.filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(folders, { ...rules.options, baseDir: root, validate: true, ruleSet: { forbidden: rules.forbidden } })
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with a text instead of a result')
  const dependencyCount = new Map(output.modules.map((module) => [module.source, module.dependencies.length]))
  return [
    ...output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, file: from, says: `imports ${to}` })),
    ...sources.flatMap((source) => [...unseen(source, dependencyCount), ...folderImports(source)]),
  ]
}

/** With a compiler that it does not understand, dependency-cruiser sees no modules, or no imports, and is content. */
function unseen(source: Source, dependencyCount: ReadonlyMap<string, number>): readonly Violation[] {
  const seen = dependencyCount.get(source.path)
  if (seen === undefined) return [{ rule: 'every-file-is-seen', file: source.path, says: 'was not cruised' }]
  const expected = new Set(specifiersOf(source).map((specifier) => specifier.text)).size
  return seen >= expected
    ? []
    : [{ rule: 'every-file-is-seen', file: source.path, says: `has ${expected} imports, of which ${seen} were seen` }]
}

/** A file is imported, never a folder; and an index.ts is a list that something loops over, so it passes nothing on. */
function folderImports(source: Source): readonly Violation[] {
  const folders = specifiersOf(source)
    .filter(({ text }) => /^(\.|@quarterday\/)/.test(text) && !/\.[a-z]+(\?\w+)?$/.test(text))
    .map((specifier) => ({ rule: 'a-file-not-a-folder', ...at(source, specifier), says: `imports ${specifier.text}` }))
  const passedOn = source.path.endsWith('/index.ts')
    ? source.tree.statements.filter((node) => ts.isExportDeclaration(node) && node.moduleSpecifier)
    : []
  return [
    ...folders,
    ...passedOn.map((node) => ({ rule: 'an-index-is-a-list', ...at(source, node), says: 'passes on what another file exports' })),
  ]
}

function specifiersOf({ tree }: Source): readonly ts.StringLiteral[] {
  const specifiers: ts.Node[] = []
  for (const node of nodesOf(tree)) {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) specifiers.push(node.moduleSpecifier)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0])
      specifiers.push(node.arguments[0])
  }
  return specifiers.filter((node) => ts.isStringLiteral(node))
}
