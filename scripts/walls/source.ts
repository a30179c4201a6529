import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export interface Violation {
  readonly rule: string
  /** From the root of the repository, with forward slashes. */
  readonly file: string
  /** Counted from 1. */
  readonly line?: number
  readonly says: string
}

export interface Source {
  readonly path: string
  readonly tree: ts.SourceFile
}

/** The folders that hold code of ours. */
export const codeFolders = ['core/src', 'server/src', 'server/test', 'sdk/src', 'web/src', 'bench', 'scripts'] as const

/** Every TypeScript file of ours below `root`, parsed, in the order of its path. */
export function readSources(root: string): readonly Source[] {
  return codeFolders
    .flatMap((folder) => filesIn(root, folder, /\.tsx?$/))
    .map((path) => ({ path, tree: parse(path, readFileSync(join(root, path), 'utf8')) }))
}

/** Paths below `root/folder` whose name matches, sorted; none when the folder does not exist. */
export function filesIn(root: string, folder: string, name: RegExp): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
    .sort()
}

export function isTest(path: string): boolean {
  return /(\.test\.tsx?|\.e2e\.ts)$/.test(path) || path.startsWith('server/test/') || path.startsWith('core/src/testing/')
}

/** Every node of the tree, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* nodesOf(child)
}

export function at(source: Source, node: ts.Node): { file: string; line: number } {
  return { file: source.path, line: source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1 }
}

/** The text of a string or template; each `${…}` in it reads as `$_`. Undefined for other nodes. */
export function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `$_${span.literal.text}`).join('')
  return undefined
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
}
