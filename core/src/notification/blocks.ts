import { fillText, type Piece, type TemplateFault } from './template.ts'

export interface Words {
  readonly text: string
  readonly isStrong: boolean
}

/** A part of a message's body. */
export type Block =
  | { readonly kind: 'heading'; readonly words: readonly Words[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Words[])[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: readonly Words[] }[] }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }

/**
 * Fills the body of a template. Blank lines part its paragraphs; `# ` makes a heading, `| Label | value` a row of facts, `[Pay]({{invoice.pay_url}})` alone on its
 * line a button, `**…**` strong words. Only the template's own signs count: those in values are words. A row without a value and a button without an address are left out.
 */
export function fillBlocks(pieces: readonly Piece[], values: Readonly<Record<string, string>>): readonly Block[] {
  // Values are put in only after the signs were read, so that none of theirs is taken for one.
  const held: string[] = []
  const placed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.trim() === '' ? '' : place(held.push(tidy(value)) - 1)]),
  )
  const text = fillText(pieces, placed)
  return text.split(/\n[ \t]*\n+/).flatMap((paragraph) => blocksOf(paragraph, held))
}

/** What only the body of an e-mail can have wrong: a button that leads anywhere but to an address of ours. */
export function linkFaults(text: string): readonly TemplateFault[] {
  return text.split('\n').flatMap((line, index) => {
    const target = /^\s*\[[^\]]*\]\((.*)\)\s*$/.exec(line)?.[1]
    if (target === undefined || /^\{\{\s*[a-z_.]+_url\s*\}\}$/.test(target)) return []
    return [{ code: 'link' as const, line: index + 1, detail: 'A button leads to a variable that ends in _url, and nowhere else.' }]
  })
}

/** The same as text without any layout. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'heading') return said(block.words)
      if (block.kind === 'button') return `${block.label}:\n${block.url}`
      if (block.kind === 'facts') return block.rows.map(({ label, value }) => `${label}: ${said(value)}`).join('\n')
      return block.lines.map(said).join('\n')
    })
    .join('\n\n')
}

function blocksOf(paragraph: string, held: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (const line of paragraph.split('\n').filter((each) => each.trim() !== '')) {
    const block = blockOf(line.trim(), held)
    const before = blocks.at(-1)
    if (block === null) continue
    if (block.kind === 'facts' && before?.kind === 'facts')
      blocks[blocks.length - 1] = { kind: 'facts', rows: [...before.rows, ...block.rows] }
    else if (block.kind === 'paragraph' && before?.kind === 'paragraph')
      blocks[blocks.length - 1] = { kind: 'paragraph', lines: [...before.lines, ...block.lines] }
    else blocks.push(block)
  }
  return blocks
}

function blockOf(line: string, held: readonly string[]): Block | null {
  if (line.startsWith('# ')) return { kind: 'heading', words: wordsOf(line.slice(2), held) }
  const [, label, target] = /^\[([^\]]+)\]\((.*)\)$/.exec(line) ?? []
  if (label !== undefined && target !== undefined) {
    const url = put(target, held)
    return /^https?:\/\//.test(url) ? { kind: 'button', label: put(label, held), url } : null
  }
  const [, name, value] = /^\|([^|]+)\|(.*)$/.exec(line) ?? []
  if (name === undefined || value === undefined) return { kind: 'paragraph', lines: [wordsOf(line, held)] }
  if (value.trim() === '') return null
  return { kind: 'facts', rows: [{ label: put(name.trim(), held), value: wordsOf(value.trim(), held) }] }
}

function wordsOf(line: string, held: readonly string[]): Words[] {
  return line.split('**').flatMap((text, index) => (text === '' ? [] : [{ text: put(text, held), isStrong: index % 2 === 1 }]))
}

/** Private characters, which the words of a template never have. */
function place(index: number): string {
  return `\uE000${index}\uE001`
}

function put(text: string, held: readonly string[]): string {
  return text.replaceAll(/\uE000(\d+)\uE001/g, (_, index: string) => held[Number(index)] ?? '')
}

function tidy(value: string): string {
  return value.replaceAll(/[\uE000-\uF8FF]/g, '').trim()
}

function said(words: readonly Words[]): string {
  return words.map(({ text }) => text).join('')
}
