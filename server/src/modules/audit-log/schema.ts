import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { auditActorKinds, auditOutcomes } from '../../kit/audit-record.ts'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type AuditRecord, type ChainVerification, isForgotten } from './record-types.ts'

const hex = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
    .meta({ examples: [`01${'5f'.repeat(bytes - 1)}`] })
const sequence = z.int().meta({ description: 'Counts 1, 2, 3 … in your organization, without a gap.', examples: [42] })
const someFields = z.record(z.string(), z.unknown()).nullable()

export const auditRecordSchema = z
  .strictObject({
    id: idSchema('aud'),
    object: z.literal('audit_record'),
    sequence,
    occurred_at: instant.meta({ description: 'Real time, also in a sandbox.' }),
    actor: z
      .strictObject({
        kind: z.enum(auditActorKinds),
        id: z
          .string()
          .nullable()
          .meta({
            description: 'An id, or the name of a job. Null where nobody is known by one.',
            examples: ['mem_01h455vb4pex5vsknk084sn02q'],
          }),
      })
      .meta({ description: 'Who did it.' }),
    action: z
      .string()
      .meta({ description: 'The name of an operation of the API, or of what else was done.', examples: ['updateCustomer'] }),
    outcome: z.enum(auditOutcomes).meta({
      description:
        '`begun`: it asked somebody outside, and another record of the same request says how that ended. `refused`: nothing was changed. `failed`: it broke ' +
        'down, so something may have been. `denied`: the actor may not do this.',
    }),
    object_type: z
      .string()
      .nullable()
      .meta({ description: 'What it was done to.', examples: ['customer'] }),
    object_id: z
      .string()
      .nullable()
      .meta({ examples: ['cus_01h455vb4pex5vsknk084sn02q'] }),
    result_type: z
      .string()
      .nullable()
      .meta({ description: 'What came of it, where that is something else.', examples: ['refund'] }),
    result_id: z
      .string()
      .nullable()
      .meta({ examples: ['re_01h455vb4pex5vsknk084sn02q'] }),
    fields: z.array(z.string()).meta({ description: 'Names of the fields that were changed.', examples: [['name']] }),
    before: someFields.meta({
      description: 'These fields before. Null: it was not there, or has been forgotten.',
      examples: [{ name: 'Acme' }],
    }),
    after: someFields.meta({
      description: 'These fields after. Null: it is gone, or has been forgotten.',
      examples: [{ name: 'Acme Ltd' }],
    }),
    result: someFields.meta({ description: 'What came of it, as it was shown.', examples: [null] }),
    detail: someFields.meta({ description: 'Counts of a job; why something was denied, and how often.', examples: [null] }),
    request_id: z
      .string()
      .nullable()
      .meta({ examples: ['req_01h455vb4pex5vsknk084sn02q'] }),
    address: z
      .string()
      .nullable()
      .meta({ description: 'From where it came.', examples: ['203.0.113.7'] }),
    forgotten: z.boolean().meta({ description: 'Whose data it was has been erased since, so it cannot say all any more.' }),
    previous_hash: hex(33),
    hash: hex(33).meta({
      description: 'Over all of this and `previous_hash`. Note it elsewhere to prove later that nothing before it was altered.',
    }),
  })
  .meta({ id: 'AuditRecord', description: 'Who did what, to what, from where. Never changed.' })

export const auditLogSchema = pageSchema('AuditLog', auditRecordSchema)

export const auditExportSchema = z
  .strictObject({
    object: z.literal('audit_export'),
    data: z.array(auditRecordSchema),
    last_sequence: sequence.nullable().meta({ description: 'Give it as `after` to go on from there. Null: there was nothing.' }),
    has_more: z.boolean(),
  })
  .meta({ id: 'AuditExport' })

export const auditVerificationSchema = z
  .strictObject({
    object: z.literal('audit_verification'),
    verified_at: instant,
    records: z.int(),
    forgotten: z
      .int()
      .meta({ description: 'Of so many something was forgotten because somebody was erased. The chain holds all the same.' }),
    last_sequence: z.int().nullable(),
    last_hash: hex(33).nullable().meta({
      description: 'Note it with `last_sequence`, somewhere else: then even who owns the database cannot rewrite what was before.',
    }),
    breaks: z.array(
      z.strictObject({
        sequence: z.int(),
        id: idSchema('aud').nullable(),
        detail: z.string().meta({ examples: ['What it says was altered.'] }),
      }),
    ),
  })
  .meta({ id: 'AuditVerification', description: 'Whether the chain of records holds.' })

export function toApi(record: AuditRecord): z.input<typeof auditRecordSchema> {
  const change = changeShape.parse(record.change?.content ?? null)
  return {
    id: encodeId('aud', record.id),
    object: 'audit_record',
    sequence: Number(record.sequence),
    occurred_at: record.occurredAt.toString(),
    actor: { kind: record.actorKind, id: record.actorId },
    action: record.action,
    outcome: record.outcome,
    object_type: record.object?.type ?? null,
    object_id: record.object?.id ?? null,
    result_type: record.result?.type ?? null,
    result_id: record.result?.id ?? null,
    fields: [...record.fields],
    before: change?.before ?? null,
    after: change?.after ?? null,
    result: change?.result ?? null,
    detail: someFields.parse(record.detail),
    request_id: record.requestId,
    address: sourceShape.parse(record.source?.content ?? null)?.address ?? null,
    forgotten: isForgotten(record),
    previous_hash: record.previousHash.toString('hex'),
    hash: record.hash.toString('hex'),
  }
}

const changeShape = z.object({ before: someFields, after: someFields, result: someFields.optional() }).nullable()
const sourceShape = z.object({ address: z.string() }).nullable()

export function verificationToApi(found: ChainVerification, at: Temporal.Instant): z.input<typeof auditVerificationSchema> {
  const { end, records, forgotten, breaks } = found
  return {
    object: 'audit_verification',
    verified_at: at.toString(),
    records,
    forgotten,
    last_sequence: end && Number(end.sequence),
    last_hash: end === null ? null : end.hash.toString('hex'),
    breaks: breaks.map(({ sequence: number, id, detail }) => ({ sequence: Number(number), id: id && encodeId('aud', id), detail })),
  }
}
