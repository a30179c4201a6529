import type { Host, OpenReply, Visit } from '../../kit/open-route.ts'
import { isRefusal } from '../../kit/problem.ts'
import { openDoor } from '../payments/open-door.ts'
import { redirect } from './page.ts'
import { billPage, sealedWords, stripePage } from './pages.ts'
import { payByTestCard } from './pay-by-test-card.ts'
import type { Trouble } from './pay-html.ts'
import { isSealed } from './pay-link.ts'
import { readCard } from './read-card.ts'
import { type Guest, lookAgain, tooMany } from './visit-bill.ts'

/** More cards than that are tried by thieves. */
const cardTries = { most: 30, withinSeconds: 600 } as const

/** Acts on a form of the page: takes a test card, or opens a door at a gateway. */
export async function takeForm(host: Host, visit: Visit, guest: Guest): Promise<OpenReply> {
  const { bill, token, language, invoiceId } = guest
  const form = new URLSearchParams(visit.body.toString('utf8'))
  const isKept = form.get('keep') === 'yes'
  const again = async (trouble: Trouble | null, status: number): Promise<OpenReply> =>
    billPage(host, { ...(await lookAgain(guest)), trouble, isKept, status })
  if (!isOurs(visit)) return again({ kind: 'stale' }, 403)
  // Paid or under way already, by whomever: the page says so.
  if (bill.state !== 'due') return redirect(`/pay/${token}`)
  const isCurrent = form.get('amount') === bill.owed.toString() && isSealed(host, token, sealedWords(bill), form.get('seal') ?? '')
  if (!isCurrent) return again({ kind: 'stale' }, 409)
  const seconds = host.tries.take(`cards ${invoiceId}`, cardTries)
  if (seconds !== null) return tooMany(language, seconds)
  try {
    const way = form.get('way')
    if (way === 'test_card' && bill.ways.testCard) return await takeTestCard(guest, form, isKept, again)
    if ((way === 'stripe' && bill.ways.stripe) || (way === 'paypal' && bill.ways.paypal))
      return await openGateway(host, guest, { way, isKept })
    return await again({ kind: 'stale' }, 409)
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Somebody else was faster: what they did is what the page shows now.
    if (error.code === 'conflict' || error.code === 'invalid_state')
      return again((await lookAgain(guest)).bill.state === 'due' ? { kind: 'stale' } : null, 409)
    host.log.warn({ err: error, request_id: visit.requestId }, 'a customer could not pay')
    return again({ kind: 'broken' }, 503)
  }
}

async function takeTestCard(
  { ctx, bill, token, invoiceId }: Guest,
  form: URLSearchParams,
  isKept: boolean,
  again: (trouble: Trouble, status: number) => Promise<OpenReply>,
): Promise<OpenReply> {
  const typed = { number: form.get('number') ?? '', expiry: form.get('expiry') ?? '', code: form.get('code') ?? '' }
  const read = readCard(typed, bill.now.toZonedDateTimeISO(bill.invoice.timezone).toPlainDate())
  if (read.kind === 'faults') return again(read, 422)
  const tried = await payByTestCard(ctx, { invoiceId, card: read.card, keepMethod: isKept })
  switch (tried.kind) {
    case 'settled':
      return redirect(`/pay/${token}`)
    case 'confirm':
      return redirect(`/pay/${token}/confirm`)
    case 'declined':
      return again(tried, 402)
  }
}

async function openGateway(
  host: Host,
  guest: Guest,
  { way, isKept }: { readonly way: 'stripe' | 'paypal'; readonly isKept: boolean },
): Promise<OpenReply> {
  const { ctx, invoiceId, token } = guest
  const returnUrl = `${host.outside.publicUrl}/pay/${token}/return`
  const door = await openDoor(ctx, invoiceId, { gateway: way, keepMethod: isKept, returnUrl })
  if (door.waits === null) return redirect(`/pay/${token}`)
  if (way === 'stripe') return stripePage(host, await lookAgain(guest), door)
  return redirect(door.waits.redirectUrl ?? `/pay/${token}`)
}

/** A form of another site leads nowhere; browsers say where a form was sent from. */
export function isOurs({ headers }: Visit): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}
