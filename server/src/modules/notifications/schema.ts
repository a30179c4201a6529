import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { messageChannels, messageStatuses, suppressionReasons } from '@quarterday/core/notification/message.ts'
import { occasionOf, type TemplateCode, templateCodes } from '@quarterday/core/notification/occasions.ts'
import { messageLanguages } from '@quarterday/core/notification/wording.ts'
import { z } from 'zod'
import { email, instant, locale, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { Message, Preferences, Settings, Suppression, TemplateText } from './notification.ts'

export const templateCode = z.enum(templateCodes).meta({ examples: ['invoice_created'] })
export const channel = z.enum(messageChannels).meta({ examples: ['email'] })
export const language = z.enum(messageLanguages).meta({ examples: ['de'] })
const line = z.string().max(250)
const nullable = (example: string | null) =>
  z
    .string()
    .nullable()
    .meta({ examples: [example] })

export const messageSchema = z
  .strictObject({
    id: idSchema('msg'),
    object: z.literal('message'),
    template: templateCode,
    recipient: z
      .string()
      .meta({ description: 'The customer, `staff`, or of a test the address.', examples: ['cus_01h455vb4pex5vsknk084sn02q'] }),
    customer: idSchema('cus').nullable(),
    event: idSchema('evt').nullable().meta({ description: 'What it was made of. Null: somebody asked for it by hand.' }),
    channel,
    address: z.string().meta({ examples: ['billing@acme.example'] }),
    locale: z.string().meta({ examples: ['de'] }),
    is_optional: z.boolean().meta({ description: 'No contract asks for it: its customer can turn it off.' }),
    from: z.string().meta({ examples: ['Harbour Coffee <billing@example.com>'] }),
    reply_to: nullable('billing@harbour-coffee.example'),
    subject: z.string().meta({ examples: ['Invoice HC-000042 from Harbour Coffee GmbH: €49.00'] }),
    html: nullable('<html>…</html>').meta({ description: 'Null: an SMS, or its words were cleaned up.' }),
    text: nullable('Your invoice HC-000042').meta({ description: 'Null: its words were cleaned up.' }),
    status: z.enum(messageStatuses).meta({
      description:
        '`queued`: it is sent at `next_attempt_at`. `unknown`: twice nobody could tell whether it left, so it is not sent again. `failed`: it was refused to the end. `suppressed`: it is not to be sent; `reason` says why.',
      examples: ['sent'],
    }),
    reason: nullable(null).meta({
      description:
        'One of `superseded`, `opted_out`, `no_address`, `suppressed_address`, `refused`, `bounced`, `no_answer`, `interrupted`. Null: nothing went wrong.',
    }),
    detail: nullable(null),
    attempts: z
      .int()
      .min(0)
      .meta({ examples: [1] }),
    transport: nullable('smtp').meta({ description: '`outbox`, `smtp`, `sendgrid` or `twilio`; null: it was not sent yet.' }),
    reference: nullable('250 2.0.0 queued'),
    next_attempt_at: instant.nullable().meta({ examples: [null] }),
    sent_at: instant.nullable(),
    created_at: instant,
  })
  .meta({
    id: 'Message',
    description: 'What somebody was told, frozen as it was sent. All of its moments are real time, also in a sandbox.',
  })

export const messageListSchema = pageSchema('MessageList', messageSchema)
export const messagesSchema = z.strictObject({ data: z.array(messageSchema) }).meta({ id: 'SentMessages' })

const templateFields = {
  id: templateCode,
  object: z.literal('notification_template'),
  title: z.string().meta({ examples: ['Invoice to pay'] }),
  audience: z.enum(['customer', 'staff']),
  is_optional: z.boolean(),
  is_on: z.boolean().meta({ description: 'Whether messages are made by it.' }),
  channels: z.array(channel),
  variables: z
    .array(z.string())
    .meta({ description: 'What its words can name in two braces.', examples: [['invoice.number', 'customer.name']] }),
  customized: z
    .array(z.strictObject({ channel, language }).meta({ id: 'CustomizedText' }))
    .meta({ description: 'Where the words are your own.' }),
}

export const templateSchema = z
  .strictObject(templateFields)
  .meta({ id: 'NotificationTemplate', description: 'What messages are made for, and what their words can name.' })
export const templateListSchema = pageSchema('NotificationTemplateList', templateSchema)

const words = {
  subject: line.meta({ description: 'Of an e-mail; an SMS has none.', examples: ['Invoice {{invoice.number}} from {{seller.name}}'] }),
  body: text(20_000).meta({
    description:
      'Paragraphs, parted by blank lines. `# ` begins a heading, `| Label | value` a row of facts, `[Pay]({{invoice.pay_url}})` alone on its line is a button, `**…**` strong. `{{customer.name}}` is a value, `{{#if invoice.due_on}}…{{else}}…{{/if}}` depends on whether there is one.',
    examples: ['# Your invoice {{invoice.number}}\n\nHello {{customer.name}},\n\nplease pay {{invoice.amount_due}}.'],
  }),
}

export const templateTextSchema = z
  .strictObject({
    object: z.literal('notification_text'),
    template: templateCode,
    channel,
    language,
    ...words,
    is_own: z.boolean().meta({ description: 'Whether these are your words; else those of the program.' }),
  })
  .meta({ id: 'NotificationText' })

export const textUpdateSchema = z
  .strictObject({ subject: words.subject.optional(), body: words.body.optional() })
  .meta({ id: 'NotificationTextUpdate', description: 'Only what is given changes.' })

export const previewRequestSchema = z
  .strictObject({
    channel: channel.default('email'),
    language: language.default('en'),
    subject: words.subject.optional().meta({ description: 'Words to try. Default: those that count.' }),
    body: words.body.optional().meta({ description: 'Words to try. Default: those that count.' }),
    object: z
      .string()
      .max(64)
      .optional()
      .meta({
        description: 'The id of an invoice, a subscription or whatever the template is about. Default: a made-up one.',
        examples: ['inv_01h455vb4pex5vsknk084sn02q'],
      }),
  })
  .meta({ id: 'NotificationPreviewCreate', examples: [{ channel: 'email', language: 'de' }] })

export const previewSchema = z
  .strictObject({ object: z.literal('notification_preview'), subject: z.string(), html: z.string().nullable(), text: z.string() })
  .meta({ id: 'NotificationPreview' })

export const testSchema = z
  .strictObject({
    to: email.meta({ description: 'Whom to send it to. Only e-mails can be tried.' }),
    language: language.default('en'),
  })
  .meta({ id: 'NotificationTestCreate', examples: [{ to: 'me@example.com', language: 'de' }] })

export const settingsSchema = z
  .strictObject({
    object: z.literal('notification_settings'),
    enabled: z
      .boolean()
      .meta({ description: 'Whether anybody is told anything by itself. What happens meanwhile is not told later.', examples: [true] }),
    sender_name: text(120)
      .nullable()
      .meta({ description: 'Whom messages come from. Null: the name of the organization.', examples: ['Harbour Coffee'] }),
    reply_to: email.nullable().meta({ description: 'Null: the e-mail address of `legal`.' }),
    staff_email: email.nullable().meta({ description: 'Where staff are told. Null: the e-mail address of `legal`.' }),
    accent_color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'Must be a colour such as #1f6f5c')
      .meta({ examples: ['#1f6f5c'] }),
    locale: locale.meta({ description: 'Of those customers who have none, and of staff.' }),
    turned_off: z
      .array(templateCode)
      .max(100)
      .meta({ description: 'Templates of which nothing is sent.', examples: [['subscription_changed']] }),
    renewal_notice_days: z
      .int()
      .min(0)
      .max(60)
      .meta({ description: 'How long ahead renewals are announced. 0: not at all.', examples: [7] }),
  })
  .meta({ id: 'NotificationSettings' })

export const settingsUpdateSchema = settingsSchema
  .omit({ object: true })
  .partial()
  .meta({ id: 'NotificationSettingsUpdate', description: 'Only what is given changes.' })

export const preferencesSchema = z
  .strictObject({
    object: z.literal('notification_preferences'),
    customer: idSchema('cus'),
    channels: z
      .array(channel)
      .min(1)
      .max(2)
      .meta({ description: 'By what the customer likes to be told.', examples: [['email']] }),
    locale: locale.nullable().meta({ description: 'Null: that of the customer.' }),
    optional_messages: z.boolean().meta({ description: 'Whether anything is sent that no contract asks for.', examples: [true] }),
    opted_out: z
      .array(templateCode)
      .max(100)
      .meta({ description: 'Of the optional messages those that are not sent.', examples: [['renewal_upcoming']] }),
  })
  .meta({ id: 'NotificationPreferences' })

export const preferencesUpdateSchema = preferencesSchema
  .omit({ object: true, customer: true })
  .partial()
  .meta({ id: 'NotificationPreferencesUpdate', description: 'Only what is given changes.' })

export const suppressionSchema = z
  .strictObject({
    id: idSchema('supp'),
    object: z.literal('suppression'),
    channel,
    address: z.string().meta({ examples: ['gone@acme.example'] }),
    reason: z.enum(suppressionReasons).meta({ examples: ['bounce'] }),
    detail: nullable('550 5.1.1 No such user'),
    created_at: instant,
  })
  .meta({ id: 'Suppression', description: 'An address to which nothing is sent any more.' })
export const suppressionListSchema = pageSchema('SuppressionList', suppressionSchema)

export const suppressionCreateSchema = z
  .strictObject({ channel: channel.default('email'), address: text(320).meta({ examples: ['gone@acme.example'] }) })
  .meta({ id: 'SuppressionCreate', examples: [{ channel: 'email', address: 'gone@acme.example' }] })

export function toApi(message: Message): z.input<typeof messageSchema> {
  return {
    id: encodeId('msg', message.id),
    object: 'message',
    template: message.template,
    recipient: message.recipient,
    customer: message.customerId && encodeId('cus', message.customerId),
    event: message.eventId && encodeId('evt', message.eventId),
    channel: message.channel,
    address: message.address,
    locale: message.locale,
    is_optional: message.isOptional,
    from: message.sender,
    reply_to: message.replyTo,
    subject: message.subject,
    html: message.html,
    text: message.body,
    status: message.status,
    reason: message.reason,
    detail: message.detail,
    attempts: message.attempts,
    transport: message.transport,
    reference: message.reference,
    next_attempt_at: message.nextAt?.toString() ?? null,
    sent_at: message.sentAt?.toString() ?? null,
    created_at: message.createdAt.toString(),
  }
}

export function templateToApi(
  code: TemplateCode,
  texts: readonly TemplateText[],
  turnedOff: readonly string[],
): z.input<typeof templateSchema> {
  const { title, audience, isOptional, hasSms, variables } = occasionOf(code)
  return {
    id: code,
    object: 'notification_template',
    title,
    audience,
    is_optional: isOptional,
    is_on: !turnedOff.includes(code),
    channels: hasSms ? ['email', 'sms'] : ['email'],
    variables: [...variables],
    customized: texts.filter(({ template }) => template === code).map((own) => ({ channel: own.channel, language: own.language })),
  }
}

export function textToApi(given: TemplateText, isOwn: boolean): z.input<typeof templateTextSchema> {
  return { object: 'notification_text', ...given, is_own: isOwn }
}

export function settingsToApi(settings: Settings): z.input<typeof settingsSchema> {
  return {
    object: 'notification_settings',
    enabled: settings.enabled,
    sender_name: settings.senderName,
    reply_to: settings.replyTo,
    staff_email: settings.staffEmail,
    accent_color: settings.accentColor,
    locale: settings.locale,
    turned_off: settings.turnedOff.flatMap((code) => templateCodes.find((known) => known === code) ?? []),
    renewal_notice_days: settings.renewalNoticeDays,
  }
}

export function preferencesToApi(customer: string, preferences: Preferences): z.input<typeof preferencesSchema> {
  return {
    object: 'notification_preferences',
    customer: encodeId('cus', customer),
    channels: [...preferences.channels],
    locale: preferences.locale,
    optional_messages: preferences.optionalMessages,
    opted_out: preferences.optedOut.flatMap((code) => templateCodes.find((known) => known === code) ?? []),
  }
}

export function suppressionToApi({ id, channel: by, address, reason, detail, createdAt }: Suppression): z.input<typeof suppressionSchema> {
  return { id: encodeId('supp', id), object: 'suppression', channel: by, address, reason, detail, created_at: createdAt.toString() }
}
