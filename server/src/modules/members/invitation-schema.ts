import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { isBuiltInRole, roles } from '@quarterday/core/people/role.ts'
import { z } from 'zod'
import { email, instant, locale, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { tokenPattern } from '../../kit/secret-token.ts'
import { type HeldInvitation, type Invitation, invitationStatuses, statusOf } from './invitation-types.ts'
import { roleCode } from './role-schema.ts'

const staffEmail = email.max(254).meta({ description: 'Kept in lower case.', examples: ['grace@acme.example'] })
const mailLocale = locale.default('en').meta({ description: 'The language of the mail.', examples: ['en'] })

export const invitationSchema = z
  .strictObject({
    id: idSchema('ivt'),
    object: z.literal('invitation'),
    email: z.string().meta({ examples: ['grace@acme.example'] }),
    role: roleCode,
    status: z.enum(invitationStatuses),
    invited_by: idSchema('usr').nullable().meta({ description: 'Null: by software, or by whoever runs the installation.' }),
    created_at: instant,
    sent_at: instant.nullable().meta({ description: 'When its mail last left.' }),
    expires_at: instant,
    accepted_at: instant.nullable().meta({ examples: [null] }),
    revoked_at: instant.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'Invitation', description: 'Somebody may become a member, by a link in a mail.' })

export const invitationListSchema = pageSchema('InvitationList', invitationSchema)

export const invitationCreateSchema = z
  .strictObject({ email: staffEmail, role: roleCode, locale: mailLocale })
  .meta({ id: 'InvitationCreate', examples: [{ email: 'grace@acme.example', role: 'finance' }] })

export const invitationResendSchema = z.strictObject({ locale: mailLocale }).meta({ id: 'InvitationResend', examples: [{ locale: 'en' }] })

const token = z
  .string()
  .regex(tokenPattern, 'Must be the token of a link')
  .meta({ description: 'What follows `#token=` in the link of the mail.', examples: ['q'.repeat(43)] })

export const invitationTokenSchema = z.strictObject({ token }).meta({ id: 'InvitationToken' })

export const heldInvitationSchema = z
  .strictObject({
    object: z.literal('held_invitation'),
    organization: z.strictObject({ id: idSchema('org'), name: z.string().meta({ examples: ['Harbour Coffee'] }) }),
    email: z.string().meta({ examples: ['grace@acme.example'] }),
    role: roleCode,
    role_name: z.string().meta({ examples: ['Finance'] }),
    inviter: z
      .string()
      .nullable()
      .meta({ examples: ['Ada Owner'] }),
    has_account: z
      .boolean()
      .meta({ description: 'Whether to log in with this address, or to set a name and a password.', examples: [false] }),
    expires_at: instant,
  })
  .meta({ id: 'HeldInvitation', description: 'An invitation, for whoever holds its link.' })

export const invitationAcceptSchema = z
  .strictObject({
    token,
    name: text(256)
      .optional()
      .meta({ description: 'With a password, where there is no account of this address yet.', examples: ['Grace Hopper'] }),
    password: z
      .string()
      .max(1024)
      .optional()
      .meta({ examples: ['a long sentence that only Grace knows'] }),
    locale: locale.optional().meta({ examples: ['en'] }),
  })
  .meta({
    id: 'InvitationAccept',
    examples: [{ token: 'q'.repeat(43), name: 'Grace Hopper', password: 'a long sentence that only Grace knows' }],
  })

export function invitationToApi(invitation: Invitation, now: Temporal.Instant): z.input<typeof invitationSchema> {
  return {
    id: encodeId('ivt', invitation.id),
    object: 'invitation',
    email: invitation.email,
    role: invitation.role,
    status: statusOf(invitation, now),
    invited_by: invitation.invitedBy === null ? null : encodeId('usr', invitation.invitedBy),
    created_at: invitation.createdAt.toString(),
    sent_at: invitation.sentAt?.toString() ?? null,
    expires_at: invitation.expiresAt.toString(),
    accepted_at: invitation.acceptedAt?.toString() ?? null,
    revoked_at: invitation.revokedAt?.toString() ?? null,
  }
}

export function heldToApi(held: HeldInvitation, hasAccount: boolean): z.input<typeof heldInvitationSchema> {
  return {
    object: 'held_invitation',
    organization: { id: encodeId('org', held.organizationId), name: held.organizationName },
    email: held.email,
    role: held.role,
    role_name: isBuiltInRole(held.role) ? roles[held.role].title : (held.customRoleName ?? held.role),
    inviter: held.inviterName,
    has_account: hasAccount,
    expires_at: held.expiresAt.toString(),
  }
}
