import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type ApiKey, allowedAddressesSchema, scopesSchema } from './api-key.ts'

const name = text(256).meta({ examples: ['Web shop'] })

const fields = {
  id: idSchema('key'),
  object: z.literal('api_key'),
  name,
  mode: z.enum(['live', 'test']).meta({ description: 'Test keys open sandboxes, live keys live organizations.' }),
  scopes: scopesSchema,
  hint: z.string().meta({ description: 'The beginning and the end of the key.', examples: ['qd_test_…x7Qa'] }),
  created_at: instant,
  expires_at: instant.nullable(),
  revoked_at: instant.nullable().meta({ examples: [null] }),
  last_used_at: instant.nullable().meta({ description: 'To the minute.' }),
  allowed_addresses: allowedAddressesSchema,
  created_by: z
    .strictObject({ user: idSchema('usr'), name: z.string().nullable() })
    .nullable()
    .meta({
      description:
        'The person who made it. It ends with their membership. Null: made where the installation runs, or by a key without a person behind it.',
      examples: [null],
    }),
}

export const apiKeySchema = z.strictObject(fields).meta({ id: 'ApiKey', description: 'What software comes in with.' })
export const apiKeyListSchema = pageSchema('ApiKeyList', apiKeySchema)

export const newApiKeySchema = z
  .strictObject({
    ...fields,
    secret: z
      .string()
      .nullable()
      .meta({
        description: 'The key itself, shown this once. Null when the answer is replayed.',
        examples: ['qd_test_01h455vb4pex5vsknk084sn02q_…'],
      }),
  })
  .meta({ id: 'NewApiKey' })

export const apiKeyCreateSchema = z
  .strictObject({
    name,
    scopes: scopesSchema,
    expires_at: instant.nullable().optional(),
    allowed_addresses: allowedAddressesSchema.default([]),
  })
  .meta({ id: 'ApiKeyCreate', examples: [{ name: 'Web shop', scopes: ['customers:read'], expires_at: '2099-01-01T00:00:00Z' }] })
export const apiKeyUpdateSchema = z
  .strictObject({ name: name.optional(), allowed_addresses: allowedAddressesSchema.optional() })
  .meta({ id: 'ApiKeyUpdate', description: 'Only what is given changes.', examples: [{ name: 'Web shop' }] })
export const apiKeyRotateSchema = z
  .strictObject({
    overlap_hours: z
      .int()
      .min(0)
      .max(72)
      .default(0)
      .meta({ description: 'How long the old key still works.', examples: [24] }),
  })
  .meta({ id: 'ApiKeyRotate' })

export function toApi(key: ApiKey): z.input<typeof apiKeySchema> {
  return {
    id: encodeId('key', key.id),
    object: 'api_key',
    name: key.name,
    mode: key.mode,
    scopes: [...key.scopes],
    hint: key.hint,
    created_at: key.createdAt.toString(),
    expires_at: key.expiresAt?.toString() ?? null,
    revoked_at: key.revokedAt?.toString() ?? null,
    last_used_at: key.lastUsedAt?.toString() ?? null,
    allowed_addresses: [...key.allowedAddresses],
    created_by: key.createdBy && { user: encodeId('usr', key.createdBy.userId), name: key.createdBy.name },
  }
}
