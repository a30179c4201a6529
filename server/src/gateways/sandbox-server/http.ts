import type { IncomingMessage } from 'node:http'

/** A request to the sandbox gateway, read to its end. */
export interface SandboxRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: Fields
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** What a capture is made to take instead of what is asked for. */
  readonly wrongAmount: bigint | null
}

export interface SandboxAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or text with a content type of its own. */
  readonly body: object | string
}

/** A form or a query as a tree: `metadata[key]=value`, `expand[]=x` and `expand[0]=x` nest. Names such as `__proto__` are names like others. */
export interface Fields {
  readonly [name: string]: string | Fields | undefined
}

const mostBytes = 1024 * 1024
const mostFields = 1000

export async function readBody(message: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > mostBytes) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

interface Tree {
  [name: string]: string | Tree
}

export function fieldsOf(form: string): Fields {
  const root: Tree = Object.create(null)
  let count = 0
  for (const [name, value] of new URLSearchParams(form)) {
    count += 1
    if (count > mostFields) break
    const path = [...name.matchAll(/[^[\]]+|\[\]/g)].map(([part]) => part)
    let at = root
    path.slice(0, -1).forEach((part) => {
      const inner = at[part]
      const next: Tree = typeof inner === 'object' ? inner : Object.create(null)
      at[part] = next
      at = next
    })
    const last = path.at(-1)
    if (last !== undefined) at[last === '[]' ? String(Object.keys(at).length) : last] = value
  }
  return root
}

export function textAt(fields: Fields, ...path: readonly string[]): string | null {
  let at: string | Fields | undefined = fields
  for (const name of path) at = typeof at === 'object' ? at[name] : undefined
  return typeof at === 'string' && at !== '' ? at : null
}

/** The texts under a name: metadata, or a list. */
export function textsAt(fields: Fields, name: string): Readonly<Record<string, string>> {
  const inner = fields[name]
  if (typeof inner !== 'object') return {}
  return Object.fromEntries(Object.entries(inner).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])))
}
