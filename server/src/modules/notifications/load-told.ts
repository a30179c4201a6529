import { encodeId, idOf } from '@quarterday/core/id.ts'
import { occasionOf } from '@quarterday/core/notification/occasions.ts'
import { reasonText } from '@quarterday/core/notification/texts.ts'
import { dayText, languageOf, momentText, moneyText } from '@quarterday/core/notification/wording.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { payUrlOf } from '../pay-page/pay-link.ts'
import * as facts from './fact-store.ts'
import type { InvoiceFacts, MethodFacts, SubscriptionFacts, TicketFacts } from './fact-types.ts'
import { linksOf } from './links.ts'
import type { Notice } from './notification.ts'

/** What a template is filled with, for a reader of this locale in this zone. */
export interface Reader {
  readonly locale: string
  readonly timezone: string
}

/** What a notice tells, as things stand now. */
export interface Told {
  /** Whom it is about. Null: nobody in particular. */
  readonly customerId: string | null
  /** Null: it is still so. Else it is not told any more: the word for it. */
  readonly isOver: 'superseded' | null
  values(reader: Reader): Readonly<Record<string, string>>
}

type Values = Readonly<Record<string, string>>

/** Reads what notices tell of: one query a kind of thing, however many. A thing that is not there any more is left out. */
export async function loadTold(ctx: Context, tx: Tx, notices: readonly Notice[]): Promise<ReadonlyMap<Notice, Told>> {
  const ids = (about: string): string[] => notices.filter((notice) => aboutOf(notice) === about).map(({ objectId }) => objectId)
  const invoices = await facts.invoiceFacts(tx, ids('invoice'))
  const subscriptions = await facts.subscriptionFacts(tx, ids('subscription'))
  const refunds = await facts.refundFacts(tx, ids('refund'))
  const notes = await facts.noteFacts(tx, ids('credit_note'))
  const cards = await facts.cardFacts(tx, ids('payment_method'))
  const wallets = await facts.walletFacts(tx, ids('wallet'))
  const disputes = await facts.disputeFacts(tx, ids('dispute'))
  const tickets = await facts.ticketFacts(tx, ids('ticket'))
  const links = linksOf(ctx)
  const payUrls = new Map<string, string>()
  for (const { id, status } of invoices.values())
    if (status === 'open' || status === 'overdue') payUrls.set(id, (await payUrlOf(ctx, tx, idOf('inv', id))) ?? '')

  function toldBy(notice: Notice): Told | null {
    const { objectId: id } = notice
    const invoice = invoices.get(id)
    const subscription = subscriptions.get(id)
    const ticket = tickets.get(id)
    if (ticket !== undefined) return toldOfTicket(notice, ticket, links.dashboard(`/tickets/${encodeId('tic', id)}`))
    if (occasionOf(notice.template).audience === 'staff') {
      const dispute = disputes.get(id)
      if (dispute !== undefined) {
        const { customerId, amount, currency, reason, invoiceNumber } = dispute
        return always(customerId, ({ locale }) => {
          const object = { 'object.name': invoiceNumber ?? encodeId('dp', id), 'object.amount': moneyText(amount, currency, locale) }
          return { ...object, 'object.reason': reason, 'object.dashboard_url': links.dashboard('/invoices') }
        })
      }
      if (invoice !== undefined) return staffInvoice(notice, invoice, links.dashboard(`/invoices/${encodeId('inv', id)}`))
      if (subscription !== undefined) {
        const isOver = notice.template === 'subscription_parked' ? null : ('superseded' as const)
        const name = `${subscription.plan ?? ''} ${encodeId('sub', id)}`.trim()
        const values = { 'object.name': name, 'object.reason': dataOf(notice).reason ?? '' }
        return {
          customerId: subscription.customerId,
          isOver,
          values: () => ({ ...values, 'object.dashboard_url': links.dashboard(`/subscriptions/${encodeId('sub', id)}`) }),
        }
      }
      const { url, disabled_reason: reason } = dataOf(notice)
      const values = { 'object.name': url ?? id, 'object.reason': reason ?? '', 'object.dashboard_url': links.dashboard('/operation') }
      return { customerId: null, isOver: reason === 'by_hand' ? 'superseded' : null, values: () => values }
    }
    if (invoice !== undefined) return toldOfInvoice(notice, invoice, payUrls.get(id) ?? '')
    if (subscription !== undefined) return toldOfSubscription(notice, subscription)
    const refund = refunds.get(id)
    if (refund !== undefined) {
      const { customerId, amount, currency, invoiceNumber, noteNumber } = refund
      return always(customerId, ({ locale }) => ({
        'refund.amount': moneyText(amount, currency, locale),
        'refund.method': methodText(refund),
        'invoice.number': invoiceNumber ?? '',
        'credit_note.number': noteNumber ?? '',
      }))
    }
    const note = notes.get(id)
    if (note !== undefined) {
      const { customerId, status, currency, number, total, reducedDue, credited, refunded, invoiceNumber } = note
      const some = (amount: bigint, locale: string): string => (amount === 0n ? '' : moneyText(amount, currency, locale))
      return {
        customerId,
        isOver: status === 'void' ? 'superseded' : null,
        values: ({ locale }) => ({
          'credit_note.number': number ?? '',
          'credit_note.total': moneyText(total, currency, locale),
          'credit_note.reduced_due': some(reducedDue, locale),
          'credit_note.credited': some(credited, locale),
          'credit_note.refunded': some(refunded, locale),
          'invoice.number': invoiceNumber ?? '',
        }),
      }
    }
    const card = cards.get(id)
    if (card !== undefined) {
      const { customerId, status, brand, last4, expMonth, expYear } = card
      const expires = expMonth === null || expYear === null ? '' : `${String(expMonth).padStart(2, '0')}/${expYear}`
      const values = { 'card.brand': titled(brand ?? ''), 'card.last4': last4 ?? '', 'card.expires': expires }
      return { customerId, isOver: status === 'active' ? null : 'superseded', values: () => values }
    }
    const wallet = wallets.get(id)
    if (wallet !== undefined) {
      const { customerId, name, balance, currency, threshold } = wallet
      return {
        customerId,
        isOver: threshold !== null && balance >= threshold ? 'superseded' : null,
        values: ({ locale }) => ({
          'wallet.name': name,
          'wallet.balance': moneyText(balance, currency, locale),
          'wallet.threshold': threshold === null ? '' : moneyText(threshold, currency, locale),
        }),
      }
    }
    return null
  }

  return new Map(
    notices.flatMap((notice) => {
      const told = toldBy(notice)
      return told === null ? [] : [[notice, told] as const]
    }),
  )
}

/** What kind of thing a notice tells of: of those for staff the event says it. */
function aboutOf({ template }: Notice): string {
  if (template === 'dispute_opened') return 'dispute'
  if (template === 'payment_unresolved') return 'invoice'
  if (template === 'subscription_parked') return 'subscription'
  return occasionOf(template).about
}

function toldOfInvoice(notice: Notice, invoice: InvoiceFacts, payUrl: string): Told {
  const isOpen = (invoice.status === 'open' || invoice.status === 'overdue') && invoice.amountDue > 0n
  const { currency, customerId } = invoice
  const { payment, dunning } = dataOf(notice)
  const reason = payment?.reason ?? dunning?.reason ?? null
  const retryText = dunning?.next_action === 'retry' ? dunning.next_at : null
  const lastDay = dunning?.message === 'last_warning' ? (dunning.final_at ?? null) : null
  const paid = invoice.amountPaid + invoice.creditsApplied
  // Who is charged automatically is told how that went, not that it is going to be tried.
  const isTriedFirst = notice.template === 'invoice_created' && payment === undefined && invoice.collectionMethod === 'charge_automatically'
  const isTriedAgain =
    notice.template === 'invoice_overdue' && invoice.collectionMethod === 'charge_automatically' && invoice.collectAt !== null
  const holds = notice.template === 'invoice_paid' ? invoice.status === 'paid' && paid > 0n : isOpen && !isTriedFirst && !isTriedAgain
  return {
    customerId,
    // A renewal is told as it ended: what was to be paid and is paid, or failed and went through after all, is told by the receipt alone.
    isOver: holds ? null : 'superseded',
    values: ({ locale }) => {
      const money = (amount: bigint): string => moneyText(amount, currency, locale)
      const retryAt = retryText ? Temporal.Instant.from(retryText) : invoice.collectAt
      return {
        'invoice.number': invoice.number ?? '',
        'invoice.total': money(invoice.total),
        'invoice.amount_due': money(invoice.amountDue),
        'invoice.amount_paid': money(invoice.amountPaid),
        'invoice.issued_on': invoice.issuedOn === null ? '' : dayText(invoice.issuedOn, locale),
        'invoice.due_on': invoice.dueOn === null ? '' : dayText(invoice.dueOn, locale),
        'invoice.memo': invoice.memo ?? '',
        'invoice.pay_url': isOpen ? payUrl : '',
        'payment.amount': money(paid),
        'payment.method': methodText(invoice),
        'payment.reason': reason === null ? '' : reasonText(reason, languageOf(locale)),
        'payment.retry_on': retryAt === null || !isOpen ? '' : momentText(retryAt, invoice.timezone, locale),
        'payment.final_on': lastDay === null ? '' : momentText(Temporal.Instant.from(lastDay), invoice.timezone, locale),
        'payment.confirm_url': payment?.redirect_url ?? dunning?.redirect_url ?? (isOpen ? payUrl : ''),
      }
    },
  }
}

function staffInvoice(notice: Notice, invoice: InvoiceFacts, url: string): Told {
  const { payment } = dataOf(notice)
  return always(invoice.customerId, ({ locale }) => {
    const reported = payment?.reported_amount === undefined ? '' : ` (${payment.reported_amount} ${payment.reported_currency ?? ''})`
    return {
      'object.name': invoice.number ?? encodeId('inv', invoice.id),
      'object.amount': moneyText(invoice.amountDue, invoice.currency, locale),
      'object.reason': `${payment?.reason ?? ''}${reported}`.trim(),
      'object.dashboard_url': url,
    }
  })
}

function toldOfSubscription({ template }: Notice, subscription: SubscriptionFacts): Told {
  const { status, customerId, timezone, cancelAt, periodEnd, trialEndsAt, resumesAt, planNames } = subscription
  const goesOn = ['trialing', 'active', 'past_due'].includes(status) && cancelAt === null
  const holds: Readonly<Record<string, boolean>> = {
    trial_ending: status === 'trialing' && cancelAt === null,
    renewal_upcoming: goesOn,
    cancellation_scheduled: cancelAt !== null && status !== 'canceled' && status !== 'expired',
    subscription_paused: status === 'paused',
    subscription_resumed: status !== 'paused',
    subscription_started: status !== 'canceled' && status !== 'expired',
  }
  return {
    customerId,
    isOver: holds[template] === false ? 'superseded' : null,
    values: ({ locale }) => {
      const day = (moment: Temporal.Instant | null): string => (moment === null ? '' : momentText(moment, timezone, locale))
      return {
        'subscription.plan': planNames[languageOf(locale)] ?? subscription.plan ?? '',
        'subscription.renews_on': goesOn ? day(periodEnd) : '',
        'subscription.ends_on': day(cancelAt),
        'subscription.trial_ends_on': status === 'trialing' ? day(trialEndsAt) : '',
        'subscription.resumes_on': day(resumesAt),
      }
    },
  }
}

function toldOfTicket(notice: Notice, { customerId, number, subject, status, isMailedElsewhere }: TicketFacts, url: string): Told {
  const said = dataOf(notice).message
  const named = { 'ticket.number': `#${number}`, 'ticket.subject': subject }
  if (notice.template === 'ticket_reply') {
    return {
      customerId,
      isOver: isMailedElsewhere ? 'superseded' : null,
      values: () => ({ ...named, 'ticket.reply': said?.body ?? '', 'ticket.ticket_url': '' }),
    }
  }
  // What staff themselves began waits for nobody here, and what was answered meanwhile does no more.
  const waits = said?.author === 'customer' && status === 'open'
  return {
    customerId,
    isOver: waits ? null : 'superseded',
    values: () => ({ ...named, 'ticket.message': said?.body ?? '', 'object.name': `#${number}`, 'object.dashboard_url': url }),
  }
}

function always(customerId: string, values: (reader: Reader) => Values): Told {
  return { customerId, isOver: null, values }
}

function methodText({ brand, last4 }: MethodFacts): string {
  return last4 === null ? titled(brand ?? '') : `${titled(brand ?? '')} •••• ${last4}`.trim()
}

function titled(text: string): string {
  return text === '' ? '' : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** What of events' data messages repeat. */
const dataSchema = z
  .object({
    reason: z.string().optional(),
    url: z.string().optional(),
    disabled_reason: z.string().nullish(),
    message: z.object({ author: z.string(), body: z.string() }).optional(),
    /** How the customer is asked for money that did not come, and when next (modules/dunning/dunning-note.ts). */
    dunning: z
      .object({
        message: z.string(),
        reason: z.string().nullish(),
        redirect_url: z.string().nullish(),
        next_action: z.string().nullish(),
        next_at: z.string().nullish(),
        final_at: z.string().nullish(),
      })
      .nullish(),
    payment: z
      .object({
        reason: z.string().optional(),
        redirect_url: z.string().nullish(),
        reported_amount: z.number().optional(),
        reported_currency: z.string().optional(),
      })
      .optional(),
  })
  .catch({})

function dataOf({ data }: Notice): z.output<typeof dataSchema> {
  return dataSchema.parse(data ?? {})
}
