import ts from 'typescript'
import { at, isTest, nodesOf, type Source, type Violation } from './source.ts'

/** Functions whose result may stand in the text of a statement: each quotes, or lets through nothing but what it has checked. */
const quoting = [
  'identifier',
  'quoteIdentifier',
  'escapeIdentifier',
  'literal',
  'quoteLiteral',
  'escapeLiteral',
  'checkedUuid',
  'rowsFrom',
  'insertInto',
  'namesOf',
]

/** Files whose job is to put statements together, each with its reason. They are read with more care than others. */
export const statementBuilders: Readonly<Record<string, string>> = {
  'server/src/kit/db.ts': 'several statements in one round trip cannot take parameters; every value is checked right before',
  'server/src/kit/bulk.ts': 'lists of columns, which are constants of the stores, become statements with one parameter a column',
}

const looksLikeSql =
  /\b(select\b[\s\S]*\bfrom\b|insert\s+into\s|update\s+\S+[\s\S]*\bset\s|delete\s+from\s|with\s+\w+\s+as\s*\(|set\s+local\s|(create|alter|drop|truncate)\s+(or\s+replace\s+)?(table|index|role|user|database|schema|view|function|policy|type|sequence|trigger)\s|(grant|revoke)\s+(all|select|insert|update|delete|usage|execute|connect)\b|copy\s+\S+\s+(from|to)\s|lock\s+table\s)/i

/** Statements whose text is put together from values. Values travel as parameters; only constants and checked identifiers may be spliced in. */
export function checkSqlText(sources: readonly Source[]): readonly Violation[] {
  return sources.filter(({ path }) => path.startsWith('server/src/') && !isTest(path) && !(path in statementBuilders)).flatMap(splicesOf)
}

function splicesOf(source: Source): readonly Violation[] {
  const constants = constantsOf(source.tree)
  const broken: Violation[] = []
  for (const node of nodesOf(source.tree)) {
    for (const spliced of splicedInto(node)) {
      if (isWithinFunction(spliced) && !constants.allow(spliced))
        broken.push({ rule: 'sql-takes-parameters', ...at(source, spliced), says: `splices ${spliced.getText()} into SQL` })
    }
  }
  return broken
}

/** Outside every function there are no values yet that anyone could have sent: all is constant there. */
function isWithinFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, ts.isFunctionLike) !== undefined
}

/** The expressions that a template or a sum puts into a statement; none for Kysely's `sql` tag, which binds them. */
function splicedInto(node: ts.Node): readonly ts.Expression[] {
  if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent)) {
    const text = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('_')
    return looksLikeSql.test(text) || isQueryText(node) ? node.templateSpans.map((span) => span.expression) : []
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const isStatement = (side: ts.Expression) => ts.isStringLiteralLike(side) && looksLikeSql.test(side.text)
    if (isStatement(node.left) || isStatement(node.right) || isQueryText(node)) return [node.left, node.right]
  }
  return []
}

function isQueryText(node: ts.Expression): boolean {
  const call = node.parent
  return (
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    ts.isPropertyAccessExpression(call.expression) &&
    /^(query|execute|raw)$/.test(call.expression.name.text)
  )
}

/** What in this file is known when it is written: strings, and constants made of them, here or in the file they are imported from. */
function constantsOf(tree: ts.SourceFile): { allow: (expression: ts.Expression) => boolean } {
  const imported = new Set<string>()
  const declared = new Map<string, (ts.Expression | undefined)[]>()
  for (const node of nodesOf(tree)) {
    if (ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)) if (node.name) imported.add(node.name.text)
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node)) && ts.isIdentifier(node.name)) {
      const isConstant = ts.isVariableDeclaration(node) && (node.parent.flags & ts.NodeFlags.Const) !== 0
      declared.set(node.name.text, [...(declared.get(node.name.text) ?? []), isConstant ? node.initializer : undefined])
    }
    if (ts.isBindingElement(node) && ts.isIdentifier(node.name)) declared.set(node.name.text, [undefined])
  }

  const allow = (node: ts.Expression, within: readonly string[] = []): boolean => {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true
    if (ts.isTemplateExpression(node)) return node.templateSpans.every((span) => allow(span.expression, within))
    if (ts.isConditionalExpression(node)) return allow(node.whenTrue, within) && allow(node.whenFalse, within)
    if (ts.isBinaryExpression(node)) return allow(node.left, within) && allow(node.right, within)
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return allow(node.expression, within)
    if (ts.isArrayLiteralExpression(node)) return node.elements.every((element) => allow(element, within))
    if (ts.isObjectLiteralExpression(node))
      return node.properties.every((property) => ts.isPropertyAssignment(property) && allow(property.initializer, within))
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return allow(node.expression, within)
    if (ts.isCallExpression(node)) return allowCall(node, within)
    if (!ts.isIdentifier(node) || within.includes(node.text)) return false
    const values = declared.get(node.text)
    if (values === undefined) return imported.has(node.text)
    return values.every((value) => value !== undefined && allow(value, [...within, node.text]))
  }

  const allowCall = (node: ts.CallExpression, within: readonly string[]): boolean => {
    const { expression } = node
    if (ts.isIdentifier(expression)) return quoting.includes(expression.text)
    if (!ts.isPropertyAccessExpression(expression)) return false
    if (quoting.includes(expression.name.text)) return true
    // A list of constants stays one, joined or each dressed by a template of constants and its own parameter.
    return ['join', 'map', 'filter', 'trim'].includes(expression.name.text) && allow(expression.expression, within)
  }
  return { allow: (node) => allow(node) }
}
