/** A piece of a template: words, a variable, or what depends on whether a variable has a value. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'if'; readonly name: string; readonly met: readonly Piece[]; readonly otherwise: readonly Piece[] }

/** What is wrong with a template, in the line where it is; lines count from 1. */
export interface TemplateFault {
  readonly code: 'unknown_variable' | 'syntax' | 'link'
  readonly line: number
  readonly detail: string
}

export interface ReadTemplate {
  readonly pieces: readonly Piece[]
  readonly faults: readonly TemplateFault[]
}

const deepest = 5

/**
 * Reads a template: `{{invoice.number}}` is a value, `{{#if invoice.due_on}}…{{else}}…{{/if}}` depends on whether there is one. There is nothing else: no code, no
 * loops, nothing that asks for anything. Strict: what is not understood is a fault, and so is a variable that the template does not have.
 */
export function readTemplate(text: string, variables: readonly string[]): ReadTemplate {
  const faults: TemplateFault[] = []
  const root: Open = { name: '', met: [], otherwise: null, line: 1 }
  const open: Open[] = [root]
  let line = 1

  function add(piece: Piece): void {
    const into = open.at(-1)
    if (into) (into.otherwise ?? into.met).push(piece)
  }
  function fault(code: TemplateFault['code'], detail: string): void {
    faults.push({ code, line, detail })
  }
  function known(name: string): void {
    if (!variables.includes(name)) fault('unknown_variable', `There is no ${name} here. There are: ${variables.join(', ')}.`)
  }

  if (/\{\{\{|\}\}\}/.test(text)) fault('syntax', 'A variable stands in two braces.')
  for (const part of text.split(/(\{\{[^{}]*\}\})/)) {
    const tag = part.startsWith('{{') && part.endsWith('}}') ? part.slice(2, -2).trim() : undefined
    const condition = tag === undefined ? undefined : /^#if\s+(\S+)$/.exec(tag)?.[1]
    if (tag === undefined) {
      if (/\{\{|\}\}/.test(part)) fault('syntax', 'Braces are not closed.')
      add({ kind: 'text', text: part.replaceAll(/[\uE000-\uF8FF]/g, '') })
    } else if (condition !== undefined) {
      known(condition)
      if (open.length > deepest) fault('syntax', `Conditions stand in each other more than ${deepest} deep.`)
      open.push({ name: condition, met: [], otherwise: null, line })
    } else if (tag === 'else') {
      const innermost = open.at(-1)
      if (innermost === undefined || innermost === root || innermost.otherwise !== null) fault('syntax', '{{else}} belongs to no {{#if}}.')
      else innermost.otherwise = []
    } else if (tag === '/if') {
      const closed = open.length > 1 ? open.pop() : undefined
      if (closed === undefined) fault('syntax', '{{/if}} belongs to no {{#if}}.')
      else add({ kind: 'if', name: closed.name, met: closed.met, otherwise: closed.otherwise ?? [] })
    } else if (/^[a-z_]+(\.[a-z_0-9]+)*$/.test(tag)) {
      known(tag)
      add({ kind: 'variable', name: tag })
    } else fault('syntax', `{{${tag}}} is neither a variable nor a condition.`)
    line += part.split('\n').length - 1
  }
  for (const unclosed of open.slice(1))
    faults.push({ code: 'syntax', line: unclosed.line, detail: `{{#if ${unclosed.name}}} is not closed.` })
  return { pieces: root.met, faults }
}

/** The text with its values in it. Values go in as they are: whoever shows the text escapes it. */
export function fillText(pieces: readonly Piece[], values: Readonly<Record<string, string>>): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      const value = Object.hasOwn(values, piece.name) ? (values[piece.name] ?? '') : ''
      if (piece.kind === 'variable') return value
      return fillText(value === '' ? piece.otherwise : piece.met, values)
    })
    .join('')
}

/** The same in one line, for a subject: no value can begin another line of a message's head. */
export function fillLine(pieces: readonly Piece[], values: Readonly<Record<string, string>>): string {
  return fillText(pieces, values)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

interface Open {
  readonly name: string
  readonly met: Piece[]
  otherwise: Piece[] | null
  readonly line: number
}
