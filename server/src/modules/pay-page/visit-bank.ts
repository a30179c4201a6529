import { currencySchema } from '@quarterday/core/currency.ts'
import { answerSandbox, enterSandboxCard, type PersonSees } from '../../gateways/sandbox-person.ts'
import { findCharge, findSetup } from '../../gateways/sandbox-store.ts'
import type { Context } from '../../kit/context.ts'
import type { Host, OpenReply, Visit } from '../../kit/open-route.ts'
import { isSuspended } from '../../kit/suspended.ts'
import { networkOf } from '../../kit/try-counter.ts'
import { completePayment } from '../payments/complete-payment.ts'
import { findAttempt } from '../payments/store.ts'
import { type Language, languageFor } from './language.ts'
import { bankCardPage, bankPage, messagePage } from './pages.ts'
import type { Trouble } from './pay-html.ts'
import { readCard } from './read-card.ts'
import { ownerOfReference } from './sandbox-owner-store.ts'
import { isOurs } from './take-form.ts'
import { tooMany } from './visit-bill.ts'

/** Something at the sandbox gateway that waits for a person. */
interface Waiting {
  readonly ctx: Context
  readonly reference: string
  readonly language: Language
  readonly action: string
  /** Null: a card is to be kept, and nothing is paid. */
  readonly amount: string | null
  /** A card was typed in: the bank asks. */
  readonly hasCard: boolean
  readonly now: Temporal.Instant
}

/** What is none of ours is not looked for: the database takes no text with a NUL in it. */
const shapeOfReference = /^[\w-]{1,100}$/

const visits = { most: 60, withinSeconds: 600 } as const

/** The page to which the sandbox gateway sends people, as a real one sends them to their bank or to a form of its own. */
export async function visitBank(host: Host, visit: Visit, act: (waiting: Waiting) => Promise<OpenReply>): Promise<OpenReply> {
  const language = languageFor(null, visit.headers['accept-language'])
  const seconds = host.tries.take(`bank ${networkOf(visit.address)}`, visits)
  if (seconds !== null) return tooMany(language, seconds)
  try {
    const { reference = '' } = visit.params
    const owner = shapeOfReference.test(reference) ? await host.database.dispatcher((tx) => ownerOfReference(tx, reference)) : null
    if (owner !== null && (await isSuspended(host.database, owner))) return messagePage(language, 'bankClosed', { status: 403 })
    const waiting = owner === null ? null : await find(host.contextFor(owner), reference, language)
    return waiting === null ? messagePage(language, 'bankClosed', { status: 404 }) : await act(waiting)
  } catch (error) {
    host.log.error({ err: error, request_id: visit.requestId }, 'the page of the sandbox gateway could not be shown')
    return messagePage(language, 'broken', { status: 500 })
  }
}

export function showBank({ language, action, amount, hasCard }: Waiting, trouble: Trouble | null = null): OpenReply {
  return hasCard ? bankPage(language, { action, amount }) : bankCardPage(language, { action, amount, trouble })
}

/** What the person answers, or types. A payment is brought to what came of it at once. */
export async function takeAtBank(visit: Visit, waiting: Waiting): Promise<OpenReply> {
  if (!isOurs(visit)) return showBank(waiting)
  const form = new URLSearchParams(visit.body.toString('utf8'))
  const { ctx, reference, hasCard, now, language } = waiting
  if (hasCard) return after(waiting, await answerSandbox(ctx, reference, form.get('approved') === 'yes'))
  const typed = { number: form.get('number') ?? '', expiry: form.get('expiry') ?? '', code: form.get('code') ?? '' }
  const read = readCard(typed, now.toZonedDateTimeISO('UTC').toPlainDate())
  if (read.kind === 'faults') return showBank(waiting, read)
  const seen = await enterSandboxCard(ctx, reference, read.card.token)
  if (seen.kind === 'authenticate') return bankPage(language, waiting)
  return after(waiting, seen)
}

async function after(waiting: Waiting, seen: PersonSees): Promise<OpenReply> {
  const { ctx, reference, language, hasCard } = waiting
  const attempt = await ctx.transaction((tx) => findAttempt(tx, { gateway: 'sandbox', reference }))
  if (attempt !== null) await completePayment(ctx, attempt.id)
  if (seen.kind === 'done') return messagePage(language, 'bankDone', { status: 200 })
  if (seen.kind === 'declined' && !hasCard) return showBank(waiting, seen)
  return messagePage(language, seen.kind === 'declined' ? 'bankRefused' : 'bankClosed', { status: 200 })
}

/** Null: it waits for nobody any more. */
async function find(ctx: Context, reference: string, language: Language): Promise<Waiting | null> {
  const action = `/sandbox-gateway/confirm/${reference}`
  return ctx.transaction(async (tx) => {
    const shared = { ctx, reference, language, action, now: tx.now }
    if (reference.startsWith('seti_')) {
      const setup = await findSetup(tx, reference)
      return setup?.outcome === 'needs_customer' ? { ...shared, amount: null, hasCard: setup.token !== null } : null
    }
    const charge = await findCharge(tx, { reference })
    if (charge?.outcome !== 'needs_customer') return null
    return { ...shared, amount: language.money(charge.amount, currencySchema.parse(charge.currency)), hasCard: charge.token !== null }
  })
}
