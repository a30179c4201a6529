/** What the address of a screen says; what it says wrongly is left out. */
type Given = Readonly<Record<string, unknown>>

export const invoiceStatuses = ['pending', 'overdue', 'paid'] as const
export type InvoiceFilter = (typeof invoiceStatuses)[number]

export function invoiceFilter({ status }: Given): { readonly status?: InvoiceFilter } {
  const known = invoiceStatuses.find((each) => each === status)
  return known === undefined ? {} : { status: known }
}

/** What a question is about. */
export interface About {
  readonly invoice?: string
  readonly line?: string
  readonly subscription?: string
  readonly subject?: string
  readonly body?: string
}

export function aboutFilter({ invoice, line, subscription, subject, body }: Given): About {
  return {
    ...(isId(invoice, 'inv') && { invoice, ...(isId(line, 'il') && { line }) }),
    ...(isId(subscription, 'sub') && { subscription }),
    ...(isText(subject, 256) && { subject }),
    ...(isText(body, 1000) && { body }),
  }
}

/** Back from where a payment method was given. */
export function methodFilter({ added }: Given): { readonly added?: true } {
  return added === true || added === 1 || added === '1' ? { added: true } : {}
}

function isId(value: unknown, prefix: string): value is string {
  return typeof value === 'string' && value.startsWith(`${prefix}_`) && /^[a-z]+_[0-9a-z]{26}$/.test(value)
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= most
}
