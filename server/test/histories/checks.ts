import { allInvoices, allOf, type Document } from './documents.ts'
import type { Player } from './player.ts'
import { HistoryFailure } from './sender.ts'

/** After each step: what is issued stays as it is, and nothing is parked. Answers the documents. */
export function watchDocuments(player: Player): () => Promise<readonly Document[]> {
  const issued = new Map<string, string>()
  return async () => {
    const invoices = await allInvoices(player)
    for (const invoice of invoices) {
      if (invoice.number === null) continue
      const text = contentOf(invoice)
      const before = issued.get(invoice.id) ?? text
      issued.set(invoice.id, text)
      if (before !== text) throw new HistoryFailure('issued content changed (I8)', `${before}\n${text}`)
    }
    for (const id of issued.keys()) {
      if (!invoices.some((invoice) => invoice.id === id)) throw new HistoryFailure('an issued document is gone (I8)', id)
    }
    await refuseParked(player)
    return invoices
  }
}

async function refuseParked(player: Player): Promise<void> {
  const parked = await allOf<{ id: string; parked: { reason: string } }>(player, '/v1/subscriptions?parked=true&limit=100')
  for (const { id, parked: why } of parked) throw new HistoryFailure('parked', `${id}: ${why.reason}`)
}

/** When all is quiet: the doctor finds nothing, every amount computes again, and whatever was due has been done. */
export async function checkBook(player: Player): Promise<void> {
  const { findings } = await player.get('/v1/doctor')
  for (const finding of findings) {
    throw new HistoryFailure(`doctor ${finding.check}`, findings.map((each: object) => withoutNoise(each)).join('\n'))
  }
  const { drift } = await player.get('/v1/verification')
  for (const first of drift) throw new HistoryFailure(`drift ${first.field}`, JSON.stringify(drift))
  await checkNothingIsDue(player)
}

async function checkNothingIsDue(player: Player): Promise<void> {
  const now = player.now()
  const subscriptions = await allOf<{ id: string; status: string; next_billing_at: string | null }>(player, '/v1/subscriptions?limit=100')
  for (const { id, status, next_billing_at: due } of subscriptions) {
    if (due === null || Temporal.Instant.compare(due, now) > 0) continue
    throw new HistoryFailure('left behind (I1)', `${id} is ${status} and was due at ${due}; it is ${now}`)
  }
}

function withoutNoise(finding: object): string {
  const { check, object, detail } = finding as { check?: string; object?: string; detail?: string }
  return `${check} ${object}: ${detail}`
}

const moving = [
  'status',
  'amount_due',
  'amount_paid',
  'credits_applied',
  'wallet_applied',
  'paid_at',
  'closed_at',
  'collect_at',
  'amount_credited',
  'credit_notes',
  'reissued_as',
]

/** What of an issued document never changes. */
function contentOf(invoice: Document): string {
  return JSON.stringify(Object.fromEntries(Object.entries(invoice).filter(([name]) => !moving.includes(name))))
}
