import { encodeId, idOf } from '@quarterday/core/id.ts'
import { fillBlocks } from '@quarterday/core/notification/blocks.ts'
import type { MessageChannel } from '@quarterday/core/notification/message.ts'
import { occasionOf } from '@quarterday/core/notification/occasions.ts'
import { fillLine, fillText, readTemplate } from '@quarterday/core/notification/template.ts'
import { builtInText, frameText } from '@quarterday/core/notification/texts.ts'
import { languageOf } from '@quarterday/core/notification/wording.ts'
import { mailboxOf } from '../../channels/channel.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { Organization } from '../organizations/organization.ts'
import { getOrganization } from '../organizations/store.ts'
import type { Address } from '../parties/party.ts'
import { customerFacts } from './fact-store.ts'
import type { CustomerFacts } from './fact-types.ts'
import { linksOf } from './links.ts'
import { loadTold, type Told } from './load-told.ts'
import {
  defaultPreferences,
  knownAddress,
  type NewMessage,
  type Notice,
  type Preferences,
  type Settings,
  type TemplateText,
} from './notification.ts'
import { preferencesOf } from './preference-store.ts'
import { renderEmail } from './render-email.ts'
import { getSettings } from './settings-store.ts'
import { suppressedAmong } from './suppression-store.ts'
import { listTexts } from './template-store.ts'

export interface ComposeOptions {
  /** Whether text messages can be sent at all. */
  readonly canText: boolean
  /** Only by this one, whatever the customer prefers: another did not get through. */
  readonly only?: MessageChannel
}

/** What all messages of an organization share. */
export interface Desk {
  readonly organization: Organization
  readonly settings: Settings
  readonly texts: readonly TemplateText[]
}

export async function loadDesk(tx: Tx): Promise<Desk> {
  return { organization: await getOrganization(tx), settings: await getSettings(tx), texts: await listTexts(tx) }
}

/** Makes the messages of notices: to whom, by what, in which words. What is not told any more, or was turned off, makes none; what cannot reach anybody makes one that says so. */
export async function composeMessages(ctx: Context, tx: Tx, notices: readonly Notice[], options: ComposeOptions): Promise<NewMessage[]> {
  if (notices.length === 0) return []
  const desk = await loadDesk(tx)
  const told = await loadTold(ctx, tx, notices)
  const ids = [...told.values()].flatMap(({ customerId }) => customerId ?? [])
  const customers = await customerFacts(tx, ids)
  const preferences = await preferencesOf(tx, ids)
  const wanted = notices.flatMap((notice) => {
    const about = told.get(notice)
    if (about === undefined || (!notice.isByHand && (about.isOver !== null || desk.settings.turnedOff.includes(notice.template)))) return []
    const customer = about.customerId === null ? undefined : customers.get(about.customerId)
    return [{ notice, about, customer, wishes: (customer && preferences.get(customer.id)) ?? defaultPreferences }]
  })
  const suppressed = await suppressedAmong(
    tx,
    wanted.flatMap(({ customer }) => (customer ? addressesOf(customer).map(({ known }) => known) : [])),
  )
  const messages: NewMessage[] = []
  for (const { notice, about, customer, wishes } of wanted) {
    const routes =
      occasionOf(notice.template).audience === 'staff' ? staffRoutes(desk) : routesTo(notice, customer, wishes, suppressed, options)
    for (const route of routes) messages.push(await write(ctx, desk, { notice, about, customer, wishes, route }))
  }
  return messages
}

/** One way to somebody; `blocked`: why nothing can go there. */
interface Route {
  readonly channel: MessageChannel
  readonly address: string
  readonly blocked: string | null
}

function staffRoutes({ organization, settings }: Desk): Route[] {
  const address = settings.staffEmail ?? organization.party.email
  return [{ channel: 'email', address: address ?? '', blocked: address === null ? 'no_address' : null }]
}

/** By what a customer is reached: as they like it; where that is not possible, by the other channel (F34). */
function routesTo(
  { template, isByHand }: Notice,
  customer: CustomerFacts | undefined,
  wishes: Preferences,
  suppressed: ReadonlySet<string>,
  { canText, only }: ComposeOptions,
): Route[] {
  if (customer === undefined) return []
  const { isOptional, hasSms } = occasionOf(template)
  const possible = new Map(
    addressesOf(customer)
      .filter(({ channel }) => channel === 'email' || (hasSms && canText))
      .map((each) => [each.channel, each]),
  )
  if (isOptional && !isByHand && (!wishes.optionalMessages || wishes.optedOut.includes(template))) {
    return [{ channel: 'email', address: customer.email ?? '', blocked: 'opted_out' }]
  }
  const isOpen = (channel: MessageChannel): boolean => {
    const at = possible.get(channel)
    return at !== undefined && !suppressed.has(at.known)
  }
  const liked = only === undefined ? wishes.channels.filter(isOpen) : [only].filter(isOpen)
  const channels = liked.length > 0 || only !== undefined ? liked : (['email', 'sms'] as const).filter(isOpen)
  if (channels.length > 0) return channels.map((channel) => ({ channel, address: possible.get(channel)?.address ?? '', blocked: null }))
  if (only !== undefined) return []
  const mail = possible.get('email')
  return [{ channel: 'email', address: mail?.address ?? '', blocked: mail === undefined ? 'no_address' : 'suppressed_address' }]
}

function addressesOf({
  email,
  phone,
}: CustomerFacts): { readonly channel: MessageChannel; readonly address: string; readonly known: string }[] {
  const all = [
    { channel: 'email' as const, address: email },
    { channel: 'sms' as const, address: phone },
  ]
  return all.flatMap(({ channel, address }) =>
    address === null ? [] : [{ channel, address, known: `${channel} ${knownAddress(channel, address)}` }],
  )
}

interface Draft {
  readonly notice: Notice
  readonly about: Told
  readonly customer: CustomerFacts | undefined
  readonly wishes: Preferences
  readonly route: Route
}

async function write(ctx: Context, desk: Desk, { notice, about, customer, wishes, route }: Draft): Promise<NewMessage> {
  const { template, key, eventId, objectId } = notice
  const { audience, isOptional } = occasionOf(template)
  const isForStaff = audience === 'staff'
  const locale = isForStaff ? desk.settings.locale : (wishes.locale ?? customer?.locale ?? desk.settings.locale)
  const timezone = customer?.timezone ?? desk.organization.timezone
  const language = languageOf(locale)
  // Money and days are written in the language that the words are in.
  const values = {
    'seller.name': desk.organization.party.name,
    'seller.email': desk.organization.party.email ?? '',
    'customer.name': customer?.name ?? '',
    ...about.values({ locale: locale.toLowerCase().startsWith(language) ? locale : language, timezone }),
  }
  const text = textOf(desk, template, route.channel, language)
  const link = isOptional && customer !== undefined ? linksOf(ctx).unsubscribe(customer.id) : null
  const words = await fill(desk, { ...text, template, channel: route.channel, language }, values, { unsubscribeUrl: link, isTest: false })
  return {
    ...{ id: idOf('msg', newId()), template, key, eventId, objectId, locale, isOptional },
    recipient: isForStaff || customer === undefined ? 'staff' : encodeId('cus', customer.id),
    customerId: customer === undefined ? null : idOf('cus', customer.id),
    ...{ channel: route.channel, address: route.address, ...senderOf(ctx, desk), ...words },
    ...{ status: route.blocked === null ? ('queued' as const) : ('suppressed' as const), reason: route.blocked, detail: null },
  }
}

/** The organization's own words, else those of the program. */
export function textOf(
  desk: Desk,
  template: Notice['template'],
  channel: MessageChannel,
  language: TemplateText['language'],
): { subject: string; body: string } {
  const own = desk.texts.find((text) => text.template === template && text.channel === channel && text.language === language)
  return own ?? builtInText(template, channel, language) ?? { subject: '', body: '' }
}

/** Fills words with values and puts them in their frame: what is sent, to the last byte. */
export async function fill(
  { organization, settings }: Desk,
  { template, channel, language, subject, body }: TemplateText,
  values: Readonly<Record<string, string>>,
  { unsubscribeUrl, isTest }: { readonly unsubscribeUrl: string | null; readonly isTest: boolean },
): Promise<{ subject: string; html: string | null; body: string }> {
  const { variables, isOptional } = occasionOf(template)
  const read = readTemplate(body, variables)
  if (channel === 'sms')
    return { subject: '', html: null, body: fillText(read.pieces, values).replaceAll(/\s+/g, ' ').trim().slice(0, 480) }
  const line = fillLine(readTemplate(subject, variables).pieces, values).slice(0, 300)
  const words = frameText(language)
  const { html, text } = await renderEmail(fillBlocks(read.pieces, values), {
    language,
    subject: line,
    seller: { name: organization.party.name, lines: addressLines(organization.party.address) },
    accent: settings.accentColor,
    why: isOptional ? words.whyOptional : words.whyNeeded,
    unsubscribe: unsubscribeUrl === null ? null : { label: words.unsubscribe, url: unsubscribeUrl },
    test: isTest ? words.test : null,
  })
  return { subject: isTest ? `[${words.test}] ${line}` : line, html, body: text }
}

/** In whose name messages come: the organization's, from the address of the installation, answered where the organization says. */
export function senderOf(ctx: Context, { organization, settings }: Desk): { sender: string; replyTo: string | null } {
  const { address } = mailboxOf(ctx.outside.mail.from)
  const name = (settings.senderName ?? organization.name).replaceAll(/[\p{Cc}<>"]/gu, ' ').trim()
  return { sender: `${name} <${address}>`, replyTo: settings.replyTo ?? organization.party.email }
}

function addressLines({ line1, line2, postal_code: code, city, state, country }: Address): string[] {
  return [line1, line2, [code, city].filter(Boolean).join(' '), [state, country].filter(Boolean).join(' ')].flatMap((line) => line || [])
}
