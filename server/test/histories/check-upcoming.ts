import { idsOf, type Previewed, previewText, unforeseen } from './check-previews.ts'
import { allInvoices, allOf } from './documents.ts'
import type { Player } from './player.ts'
import { HistoryFailure } from './sender.ts'

interface Waiting {
  readonly id: string
  readonly customer: string
  readonly status: string
  readonly next_billing_at: string | null
}

/** Moves the clock to `target`, stopping where a subscription falls due: its upcoming invoice is asked for before, and compared with what is made. */
export async function checkUpcoming(player: Player, target: Temporal.Instant): Promise<void> {
  await player.settle()
  for (let stops = 0; stops < 3; stops += 1) {
    const waiting = await allOf<Waiting>(player, '/v1/subscriptions?limit=100')
    const due = waiting.flatMap((each) =>
      each.next_billing_at === null ? [] : [{ ...each, at: Temporal.Instant.from(each.next_billing_at) }],
    )
    const first = due.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
    if (!first || Temporal.Instant.compare(first.at, target) > 0) break
    await checkOne(player, first, first.at)
  }
  await player.advanceTo(target)
}

async function checkOne(player: Player, { id, customer }: Waiting, at: Temporal.Instant): Promise<void> {
  const upcoming = await player.get(`/v1/subscriptions/${id}/upcoming_invoice`)
  const before = await idsOf(player)
  await player.advanceTo(at)
  if (player.trace.setting.conventions.consolidation === 'customer_day') return
  const made = (await allInvoices(player)).filter(
    (invoice) =>
      !before.has(invoice.id) &&
      invoice.subscription === id &&
      invoice.reason !== 'usage' &&
      Temporal.Instant.from(invoice.created_at).equals(at),
  )
  const wanted: Previewed | null = upcoming.next_invoice
  const plain = (document: Previewed): string => previewText({ ...document, ...unforeseen, due_on: null })
  const found = made.slice(0, 1).map((invoice) => plain({ ...invoice, due_on: null }))
  if ((wanted === null ? '' : plain(wanted)) === found.join('\n')) return
  throw new HistoryFailure(
    'upcoming invoice',
    `${id} of ${customer} at ${at}\nforeseen:\n${wanted && plain(wanted)}\nmade:\n${found.join('\n')}`,
  )
}
