import type { Sender } from './sender.ts'

export interface Document {
  readonly id: string
  readonly number: string | null
  readonly status: string
  readonly created_at: string
  readonly finalized_at: string | null
  readonly subscription: string | null
  readonly customer: string
  readonly reason: string
  readonly lines: readonly DocumentLine[]
  readonly [field: string]: unknown
}

export interface DocumentLine {
  readonly id: string
  readonly kind: string
  readonly amount: number
  readonly subscription: string | null
  readonly [field: string]: unknown
}

/** Every invoice with its lines, in the order in which they were made. */
export function allInvoices(sender: Sender): Promise<Document[]> {
  return allOf<Document>(sender, '/v1/invoices?sort=created_at&expand[]=lines&limit=100')
}

/** Every page of a list. */
export async function allOf<T>(sender: Sender, url: string): Promise<T[]> {
  const found: T[] = []
  let cursor: string | null = null
  do {
    const page = await sender.get(cursor === null ? url : `${url}&cursor=${encodeURIComponent(cursor)}`)
    found.push(...page.data)
    cursor = page.next_cursor
  } while (cursor !== null)
  return found
}

/** What a document says, without ids and numbers, which no two runs share. */
export function documentText(document: object): string {
  return JSON.stringify(document, (name, value: unknown) => {
    if (name === 'number' || name === 'id') return undefined
    return typeof value === 'string' ? withoutIds(value) : value
  })
}

/** `inv_01h455vb4pex5vsknk084sn02q` is some `inv_`. */
export function withoutIds(text: string): string {
  return text.replaceAll(/\b([a-z]+_)[0-9a-hjkmnp-tv-z]{26}\b/g, '$1').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
}
