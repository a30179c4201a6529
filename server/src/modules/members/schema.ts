import { encodeId, idSchema, type MemberId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { ApiKey } from '../api-keys/api-key.ts'
import { apiKeySchema, toApi as keyToApi } from '../api-keys/schema.ts'
import type { Member } from './member.ts'
import { roleCode } from './role-schema.ts'

export const memberSchema = z
  .strictObject({
    id: idSchema('mem'),
    object: z.literal('member'),
    user: idSchema('usr'),
    name: z.string().meta({ examples: ['Ada Owner'] }),
    email: z.string().meta({ examples: ['ada@acme.example'] }),
    role: roleCode,
    second_factor: z.boolean().meta({ description: 'Whether they log in with more than a password.' }),
    disabled: z.boolean().meta({ description: 'Whether the operator of the installation keeps them out.', examples: [false] }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Member', description: 'A person who works for the organization, in a role.' })

export const memberListSchema = pageSchema('MemberList', memberSchema)

export const memberUpdateSchema = z.strictObject({ role: roleCode }).meta({ id: 'MemberUpdate', examples: [{ role: 'finance' }] })

export const removedMemberSchema = z
  .strictObject({
    id: idSchema('mem'),
    object: z.literal('member'),
    deleted: z.literal(true),
    revoked_api_keys: z.array(apiKeySchema).meta({ description: 'Those that they had made and that worked until now.', examples: [[]] }),
  })
  .meta({ id: 'RemovedMember' })

export function toApi(member: Member): z.input<typeof memberSchema> {
  return {
    id: encodeId('mem', member.id),
    object: 'member',
    user: encodeId('usr', member.userId),
    name: member.name,
    email: member.email,
    role: member.role,
    second_factor: member.hasSecondFactor,
    disabled: member.isDisabled,
    created_at: member.createdAt.toString(),
    updated_at: member.updatedAt.toString(),
  }
}

export function removedToApi({ member, revokedKeys }: { readonly member: Member; readonly revokedKeys: readonly ApiKey[] }) {
  return { id: encodeId('mem', member.id), object: 'member' as const, deleted: true as const, revoked_api_keys: revokedKeys.map(keyToApi) }
}

/** A member as the audit log names one. */
export function auditedMember(id: MemberId): { readonly type: string; readonly id: string } {
  return { type: 'member', id: encodeId('mem', id) }
}
