import { decodeId, encodeId, type IdPrefix, idOf } from '@quarterday/core/id.ts'
import { occasionOf } from '@quarterday/core/notification/occasions.ts'
import { reasonText } from '@quarterday/core/notification/texts.ts'
import { dayText, moneyText } from '@quarterday/core/notification/wording.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { lockOrganization } from '../organizations/store.ts'
import { type Desk, fill, loadDesk, senderOf, textOf } from './compose-messages.ts'
import { customerFacts } from './fact-store.ts'
import { loadTold } from './load-told.ts'
import { addMessages, countSince, getMessage } from './message-store.ts'
import type { Message, TemplateText } from './notification.ts'
import { refuseFaults } from './write-text.ts'

export interface WantedPreview extends Pick<TemplateText, 'template' | 'channel' | 'language'> {
  readonly subject?: string | undefined
  readonly body?: string | undefined
  /** The TypeID of what it is to be about. */
  readonly object?: string | undefined
}

/** A message as it would be sent, about a real thing or a made-up one. Refuses `invalid` for words that nobody understands, `not_found` for a thing that is not there. */
export async function previewText(ctx: Context, wanted: WantedPreview): Promise<{ subject: string; html: string | null; body: string }> {
  return ctx.transaction(async (tx) => {
    const desk = await loadDesk(tx)
    const { template, channel, language } = wanted
    const words = textOf(desk, template, channel, language)
    const text = { template, channel, language, subject: wanted.subject ?? words.subject, body: wanted.body ?? words.body }
    refuseFaults(text)
    const values = wanted.object === undefined ? madeUp(desk, wanted) : await real(ctx, tx, desk, { ...wanted, object: wanted.object })
    const unsubscribeUrl = occasionOf(template).isOptional ? `${ctx.outside.publicUrl}/unsubscribe/…` : null
    return fill(desk, text, values, { unsubscribeUrl, isTest: false })
  })
}

const testsAnHour = 20

/** Sends a template with made-up values to an address, so that somebody sees it in a mailbox. Refuses `rate_limited` after twenty an hour. */
export async function sendTest(
  ctx: Context,
  { template, language, to }: Pick<TemplateText, 'template' | 'language'> & { readonly to: string },
): Promise<Message> {
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx)
    const now = ctx.clock.now()
    if ((await countSince(tx, 'test:', now.subtract({ hours: 1 }))) >= testsAnHour)
      throw refuse('rate_limited', { detail: `At most ${testsAnHour} tests an hour are sent.`, retryAfterSeconds: 3600 })
    const desk = await loadDesk(tx)
    const which = { template, channel: 'email', language } as const
    const words = await fill(desk, { ...which, ...textOf(desk, template, 'email', language) }, madeUp(desk, which), {
      unsubscribeUrl: null,
      isTest: true,
    })
    const id = idOf('msg', newId())
    const test = {
      id,
      template,
      key: `test:${encodeId('msg', id)}`,
      recipient: to,
      customerId: null,
      eventId: null,
      objectId: null,
      channel: 'email',
    } as const
    const message = {
      ...test,
      address: to,
      locale: language,
      isOptional: false,
      ...senderOf(ctx, desk),
      ...words,
      status: 'queued',
      reason: null,
      detail: null,
    } as const
    await addMessages(tx, [message], now)
    return getMessage(tx, id)
  })
}

const prefixes = ['inv', 'sub', 're', 'cn', 'pm', 'wal', 'dp', 'we'] as const satisfies readonly IdPrefix[]

async function real(
  ctx: Context,
  tx: Tx,
  desk: Desk,
  { template, language, object }: WantedPreview & { readonly object: string },
): Promise<Record<string, string>> {
  const objectId = prefixes.map((prefix) => decodeId(prefix, object)).find((id) => id !== null)
  const notice = { template, key: 'preview', eventId: null, objectId: objectId ?? '', data: null, isByHand: true } as const
  const told = objectId == null ? undefined : (await loadTold(ctx, tx, [notice])).get(notice)
  if (told === undefined) throw refuse('not_found', { detail: 'There is no such thing for this template.' })
  const customer = told.customerId === null ? undefined : (await customerFacts(tx, [told.customerId])).get(told.customerId)
  return {
    ...shared(desk),
    'customer.name': customer?.name ?? '',
    ...told.values({ locale: language, timezone: desk.organization.timezone }),
  }
}

/** Values that look real, for a look at the words. */
function madeUp(desk: Desk, { template, language }: Pick<TemplateText, 'template' | 'language'>): Record<string, string> {
  const { currency } = desk.organization
  const money = (minor: bigint): string => moneyText(minor, currency, language)
  const day = (text: string): string => dayText(Temporal.PlainDate.from(text), language)
  const all: Record<string, string> = {
    ...shared(desk),
    'customer.name': 'Acme GmbH',
    'invoice.number': `${desk.organization.numberPrefix}000042`,
    'invoice.total': money(11900n),
    'invoice.amount_due': money(11900n),
    'invoice.amount_paid': money(11900n),
    'invoice.issued_on': day('2027-04-01'),
    'invoice.due_on': day('2027-04-15'),
    'invoice.pay_url': 'https://example.com/pay/sample',
    'payment.amount': money(11900n),
    'payment.method': 'Visa •••• 4242',
    'payment.reason': reasonText('insufficient_funds', language),
    'payment.retry_on': day('2027-04-04'),
    'payment.final_on': '',
    'payment.confirm_url': 'https://example.com/pay/sample',
    'subscription.plan': 'Pro',
    'subscription.renews_on': day('2027-05-01'),
    'subscription.ends_on': day('2027-05-01'),
    'subscription.trial_ends_on': day('2027-04-15'),
    'subscription.resumes_on': day('2027-06-01'),
    'refund.amount': money(4900n),
    'refund.method': 'Visa •••• 4242',
    'credit_note.number': 'CN-000007',
    'credit_note.total': money(4900n),
    'credit_note.refunded': money(4900n),
    'card.brand': 'Visa',
    'card.last4': '4242',
    'card.expires': '06/2027',
    'wallet.name': 'Prepaid',
    'wallet.balance': money(500n),
    'wallet.threshold': money(1000n),
    'ticket.number': 'T-104',
    'ticket.subject': 'Invoice address',
    'ticket.reply': '…',
    'ticket.ticket_url': 'https://example.com/tickets/104',
    'object.name': `${desk.organization.numberPrefix}000042`,
    'object.amount': money(11900n),
    'object.reason': '…',
    'object.dashboard_url': 'https://example.com/invoices',
  }
  return Object.fromEntries(occasionOf(template).variables.map((name) => [name, all[name] ?? '']))
}

function shared({ organization }: Desk): Record<string, string> {
  return { 'seller.name': organization.party.name, 'seller.email': organization.party.email ?? '' }
}
