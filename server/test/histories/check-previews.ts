import { allInvoices, allOf, type Document, withoutIds } from './documents.ts'
import { type Player, shapeOf } from './player.ts'
import { HistoryFailure } from './sender.ts'
import { type Deed, deedText } from './trace.ts'

/** What a preview says of one document. */
export interface Previewed {
  readonly lines: readonly object[]
  readonly due_on: string | null
  readonly [field: string]: unknown
}

interface Preview {
  readonly object: string
  readonly invoice: Previewed | null
  readonly next_invoice: Previewed | null
  readonly next_billing_at: string | null
  readonly credit_notes?: readonly object[]
}

/** Asks first, then does: both refuse or neither does, and the documents are those foreseen. */
export async function checkPreviewed(player: Player, step: Deed): Promise<void> {
  const request = await player.requestOf(step)
  if (!request?.preview) return player.note(step, null)
  const asked = await player.send({ method: 'POST', url: request.preview, ...(request.body && { body: request.body }) })
  const before = await idsOf(player)
  const done = await player.send(request)
  player.note(step, done)
  const kind = `preview ${shapeOf(request)}`
  if (asked.status >= 300 || done.status >= 300) {
    const same = asked.status >= 300 === done.status >= 300 && asked.body.code === done.body.code
    if (same || asked.body.code === 'not_found') return
    throw new HistoryFailure(`${kind}: is refused otherwise`, `${deedText(request)}\n${asked.text}\n${done.text}`)
  }
  const made = (await allInvoices(player)).filter((invoice) => !before.has(invoice.id))
  const notes = (await creditNotes(player)).filter((note) => !before.has(note.id))
  if (asked.body.object === 'invoice_preview') return compareDocument(kind, asked.body, made)
  if (asked.body.object !== 'subscription_preview') return compareNotes(kind, { ...asked.body, credit_notes: [asked.body] }, notes)
  comparePreview(kind, player, asked.body, made)
  compareNotes(kind, asked.body, notes)
  await compareNext(kind, player, asked.body, done.body.id)
}

/** A start dated back bills several periods: the first two of them are foreseen. */
function comparePreview(kind: string, player: Player, preview: Preview, made: readonly Document[]): void {
  const isBehind = preview.next_billing_at !== null && Temporal.Instant.compare(preview.next_billing_at, player.now()) <= 0
  // What falls due by itself may go on a document that subscriptions share.
  const isShared = player.trace.setting.conventions.consolidation === 'customer_day'
  const foreseen = [preview.invoice, ...(isBehind && !isShared ? [preview.next_invoice] : [])].filter((each) => each !== null)
  const compared = isBehind ? made.slice(0, foreseen.length) : made
  const [wanted, found] = [foreseen.map(previewText), compared.map(previewText)]
  if (wanted.join('\n') === found.join('\n')) return
  throw new HistoryFailure(`${kind}: other documents`, `foreseen:\n${wanted.join('\n')}\nmade:\n${found.join('\n')}`)
}

/** One document is foreseen, and no credit note. */
function compareDocument(kind: string, preview: Previewed, made: readonly Document[]): void {
  const [wanted, found] = [[preview], made].map((list) => list.map(previewText).join('\n'))
  if (wanted !== found) throw new HistoryFailure(`${kind}: another document`, `foreseen:\n${wanted}\nmade:\n${found}`)
}

/** What the preview says comes next is what the subscription, being asked afterwards, says comes next. */
async function compareNext(kind: string, player: Player, preview: Preview, id: string): Promise<void> {
  const isBehind = preview.next_billing_at !== null && Temporal.Instant.compare(preview.next_billing_at, player.now()) <= 0
  if (isBehind || preview.next_billing_at === null) return
  const upcoming: Preview = await player.get(`/v1/subscriptions/${id}/upcoming_invoice`)
  const [wanted, found] = [preview, upcoming].map(
    (each) => `${each.next_billing_at} ${each.next_invoice && previewText(each.next_invoice)}`,
  )
  if (wanted !== found) throw new HistoryFailure(`${kind}: another next invoice`, `foreseen:\n${wanted}\nupcoming:\n${found}`)
}

/** Other documents of the customer may draw on the same credit first, and credit pays what is open. */
export const unforeseen = { credits_applied: 0, wallet_applied: 0, amount_due: 0 }

function compareNotes(kind: string, preview: Preview, notes: readonly object[]): void {
  const foreseen = preview.credit_notes?.length ?? 0
  if (foreseen !== notes.length) throw new HistoryFailure(`${kind}: other credit notes`, `${foreseen} foreseen, ${notes.length} made`)
  const [wanted, found] = [preview.credit_notes ?? [], notes].map((list) => list.map(noteText).sort().join('\n'))
  if (wanted !== found) throw new HistoryFailure(`${kind}: other credit notes`, `foreseen:\n${wanted}\nmade:\n${found}`)
}

const amounts = [
  'currency',
  'subtotal',
  'discount',
  'tax',
  'total',
  'discounts',
  'taxes',
  'tax_treatment',
  'credits_applied',
  'wallet_applied',
  'amount_due',
] as const
const lineAmounts = [
  'kind',
  'description',
  'quantity',
  'listed_amount',
  'amount',
  'discount',
  'tax',
  'discounts',
  'taxes',
  'tax_behavior',
  'period',
  'proration',
] as const

/** What a preview and the document itself both say. */
export function previewText(document: Previewed | Document): string {
  const lines = document.lines.map((line) => withoutIds(JSON.stringify(line, [...lineAmounts, ...nested])))
  return withoutIds(JSON.stringify(document, [...amounts, ...nested])) + lines.map((line) => `\n  ${line}`).join('')
}

const nested = ['name', 'amount', 'percent', 'base', 'start', 'end', 'numerator', 'denominator', 'unit']

function noteText(note: object): string {
  return JSON.stringify(note, [
    'subtotal',
    'discount',
    'tax',
    'total',
    'lines',
    'listed_amount',
    'amount',
    'credited',
    'refunded',
    'reduced_due',
  ])
}

export async function idsOf(player: Player): Promise<ReadonlySet<string>> {
  return new Set([...(await allInvoices(player)), ...(await creditNotes(player))].map((document) => document.id))
}

async function creditNotes(player: Player): Promise<readonly { id: string }[]> {
  const { status } = await player.client.get('/v1/credit_notes?limit=1')
  return status === 200 ? allOf<{ id: string }>(player, '/v1/credit_notes?limit=100&expand[]=lines') : []
}
