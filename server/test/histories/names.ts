import { allInvoices, documentText } from './documents.ts'
import type { Sender } from './sender.ts'

/** What a text that begins with `@` stands for now; null: there is no such thing. `about` has the ids that were put in before it. */
export async function idNamed(name: string, sender: Sender, known: ReadonlyMap<string, string>, about: string): Promise<string | null> {
  const now = /^now([+-]\d+)h$/.exec(name)
  if (now)
    return sender
      .now()
      .add({ hours: Number(now[1]) })
      .toString()
  const place = /^(open|draft|issued|item|change|discount|line|note)(\d+)$/.exec(name)
  if (!place) return known.get(name) ?? null
  const list = await listed(String(place[1]), sender, about)
  return list.length === 0 ? null : (list[Number(place[2]) % list.length] ?? null)
}

const invoiceStatuses: Readonly<Record<string, readonly string[]>> = {
  draft: ['draft'],
  open: ['open', 'overdue'],
  issued: ['open', 'overdue', 'paid', 'uncollectible'],
}

/** The ids of all things of a kind, in an order that does not depend on the ids. */
async function listed(kind: string, sender: Sender, about: string): Promise<string[]> {
  const statuses = invoiceStatuses[kind]
  if (statuses) {
    const found = (await allInvoices(sender)).filter((invoice) => statuses.includes(invoice.status))
    return found.toSorted((a, b) => (documentText(a) < documentText(b) ? -1 : 1)).map((invoice) => invoice.id)
  }
  if (kind === 'line') {
    const invoice = /inv_\w+/.exec(about)
    const lines = invoice ? ((await sender.get(`/v1/invoices/${invoice[0]}`)).lines ?? []) : []
    return lines.map((line: { id: string }) => line.id)
  }
  if (kind === 'note') return (await sender.get('/v1/credit_notes?limit=100')).data.map((note: { id: string }) => note.id).sort()
  if (kind === 'discount') return (await sender.get('/v1/discounts?limit=100')).data.map((discount: { id: string }) => discount.id).sort()
  const id = /sub_\w+/.exec(about)
  if (!id) return []
  const subscription = await sender.get(`/v1/subscriptions/${id[0]}`)
  const things: readonly { id: string; ends_at?: string | null }[] = kind === 'item' ? subscription.items : subscription.scheduled_changes
  return things.filter((thing) => !thing.ends_at).map((thing) => thing.id)
}
