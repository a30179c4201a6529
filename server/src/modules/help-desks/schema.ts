import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { email, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { deskKinds, deskStatuses, type HelpDesk, syncStatuses, type TicketSyncView } from './help-desk.ts'

const kind = z.enum(deskKinds).meta({
  description: '`zendesk`: Zendesk Support. `webhook`: any program that takes signed posts and sends some.',
  examples: ['webhook'],
})
const address = text(2048).meta({
  description:
    'Zendesk: the subdomain, `acme` of acme.zendesk.com. Webhook: where everything is posted to; https and public, as for webhook endpoints.',
  examples: ['https://desk.example.com/quarterday'],
})
const username = email.nullable().meta({
  description: 'Zendesk with an API token: the e-mail address of the agent that it acts as. Null: the secret is an OAuth access token.',
  examples: [null],
})
const sharesNotes = z.boolean().meta({ description: 'Notes among staff travel too, in both directions.', examples: [false] })
const mailsCustomers = z.boolean().meta({
  description: 'The help desk writes to customers about answers itself, so that Quarterday does not.',
  examples: [true],
})
const realTime = 'In real time, also in a sandbox.'

const fields = {
  id: idSchema('hd'),
  object: z.literal('help_desk'),
  kind,
  status: z.enum(deskStatuses).meta({ examples: ['active'] }),
  address,
  username,
  secret_last4: z.string().meta({ description: 'The last four characters; more of it is never shown again.', examples: ['3fQz'] }),
  webhook_secret_last4: z
    .string()
    .nullable()
    .meta({ description: 'Null: nothing that comes in is believed.', examples: ['9kLm'] }),
  shares_notes: sharesNotes,
  mails_customers: mailsCustomers,
  tested_at: instant.nullable().meta({ description: 'When the connection was last tried by hand.', examples: [null] }),
  test_error: z
    .string()
    .nullable()
    .meta({ description: 'What was wrong then. Null: nothing.', examples: [null] }),
  created_at: instant.meta({ description: realTime }),
  updated_at: instant.meta({ description: realTime }),
  disconnected_at: instant.nullable().meta({ examples: [null] }),
}

export const deskSchema = z
  .strictObject(fields)
  .meta({ id: 'HelpDesk', description: 'A help desk outside that tickets are kept in step with. Its secrets are kept sealed.' })

export const deskListSchema = pageSchema('HelpDeskList', deskSchema)

export const connectedSchema = z
  .strictObject({
    ...fields,
    secret: z
      .string()
      .nullable()
      .meta({ description: 'The secret that we sign by, where it was made here. Shown once.', examples: [null] }),
    webhook_secret: z
      .string()
      .nullable()
      .meta({ description: 'The secret that the help desk signs by, where it was made here. Shown once.', examples: [null] }),
  })
  .meta({ id: 'HelpDeskConnected' })

const secret = text(500).meta({
  description: 'Zendesk: an API token, or an OAuth access token. Webhook: `whsec_…`, by which we sign.',
  examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
})
const webhookSecret = text(500).meta({
  description: 'Zendesk: the signing secret of the webhook there. Webhook: `whsec_…`, by which the help desk signs.',
  examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'],
})

export const deskCreateSchema = z
  .strictObject({
    kind,
    address,
    username: username.default(null),
    secret: secret.optional().meta({ description: 'Required for Zendesk. Webhook: without one it is made here, and shown once.' }),
    webhook_secret: webhookSecret.optional().meta({ description: 'Webhook: without one it is made here, and shown once.' }),
    shares_notes: sharesNotes.default(false),
    mails_customers: mailsCustomers.default(true),
  })
  .meta({ id: 'HelpDeskCreate', examples: [{ kind: 'webhook', address: 'https://desk.example.com/quarterday' }] })

export const deskUpdateSchema = z
  .strictObject({
    address,
    username,
    secret,
    webhook_secret: webhookSecret.nullable().meta({ description: 'Null: none any more.' }),
    shares_notes: sharesNotes,
    mails_customers: mailsCustomers,
  })
  .partial()
  .meta({ id: 'HelpDeskUpdate', description: 'Only what is given changes.', examples: [{ shares_notes: true }] })

export const testedSchema = z
  .strictObject({
    object: z.literal('help_desk_test'),
    ok: z.boolean().meta({ examples: [true] }),
    detail: z.string().meta({ description: 'As whom it lets us in, or what is wrong.', examples: ['agent@acme.example'] }),
  })
  .meta({ id: 'HelpDeskTest' })

export const syncSchema = z
  .strictObject({
    object: z.literal('help_desk_ticket'),
    help_desk: idSchema('hd'),
    kind,
    ticket: idSchema('tic'),
    number: z.int().meta({ examples: [42] }),
    subject: z.string().meta({ examples: ['Why was I charged twice?'] }),
    reference: z
      .string()
      .nullable()
      .meta({ description: 'Its name there. Null: it is not there yet.', examples: ['35436'] }),
    url: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    status: z.enum(syncStatuses).meta({
      description: '`failed`: given up. Mend what `last_error` says, then begin anew with `POST /v1/tickets/{id}/sync`.',
      examples: ['failed'],
    }),
    attempt_count: z
      .int()
      .min(0)
      .meta({ description: 'Tries since it last went well.', examples: [9] }),
    next_attempt_at: instant.nullable().meta({ examples: [null] }),
    last_error: z
      .string()
      .nullable()
      .meta({ examples: ['Zendesk answered 422.'] }),
    synced_at: instant.nullable(),
  })
  .meta({ id: 'HelpDeskTicket', description: 'How far a ticket and its copy at the help desk are in step. Its moments are real time.' })

export const syncListSchema = pageSchema('HelpDeskTicketList', syncSchema)

export function deskToApi(desk: HelpDesk): z.input<typeof deskSchema> {
  return {
    ...{ id: encodeId('hd', desk.id), object: 'help_desk', kind: desk.kind, status: desk.status },
    ...{ address: desk.address, username: desk.username },
    ...{ secret_last4: desk.secretLast4, webhook_secret_last4: desk.webhookSecretLast4 },
    ...{ shares_notes: desk.sharesNotes, mails_customers: desk.mailsCustomers },
    ...{ tested_at: desk.testedAt?.toString() ?? null, test_error: desk.testError },
    ...{ created_at: desk.createdAt.toString(), updated_at: desk.updatedAt.toString() },
    disconnected_at: desk.disconnectedAt?.toString() ?? null,
  }
}

export function syncToApi(sync: TicketSyncView): z.input<typeof syncSchema> {
  return {
    ...{ object: 'help_desk_ticket', help_desk: encodeId('hd', sync.helpDeskId), kind: sync.kind, ticket: encodeId('tic', sync.ticketId) },
    ...{ number: sync.number, subject: sync.subject, reference: sync.reference, url: sync.url, status: sync.status },
    ...{ attempt_count: sync.attempts, next_attempt_at: sync.nextAt?.toString() ?? null, last_error: sync.lastError },
    synced_at: sync.syncedAt?.toString() ?? null,
  }
}
