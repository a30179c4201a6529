import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { auditActorKinds, auditOutcomes } from '../../kit/audit-record.ts'
import { instant, queryInteger } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { auditCsv, auditLines } from './audit-csv.ts'
import { exportRecords } from './export-records.ts'
import { auditExportSchema, auditLogSchema, auditRecordSchema, auditVerificationSchema, toApi, verificationToApi } from './schema.ts'
import { findRecord, listRecords } from './store.ts'
import { verifyChain } from './verify-chain.ts'

const tag = 'Audit log'
const scope = 'audit_log:read'
const name = z.string().min(1).max(100)

const filters = {
  actor: name.optional().meta({ description: 'Only what this one did: the id of a member, a key or a customer, or the name of a job.' }),
  actor_kind: z.enum(auditActorKinds).optional(),
  action: name.optional().meta({ description: 'Only this, such as `voidInvoice`.' }),
  outcome: z.enum(auditOutcomes).optional(),
  object_id: z.string().min(1).max(300).optional().meta({ description: 'Only what was done to this, or what it came of.' }),
  object_type: name.optional().meta({ description: 'Only what was done to things of this kind, or brought them about: `invoice`.' }),
  request_id: name.optional().meta({ description: 'Only what this request did.' }),
  from: instant.optional().meta({ description: 'At this moment or later.' }),
  before: instant.optional().meta({ description: 'Before this moment.' }),
}

interface FilterQuery {
  readonly actor?: string | undefined
  readonly actor_kind?: string | undefined
  readonly object_id?: string | undefined
  readonly object_type?: string | undefined
  readonly request_id?: string | undefined
}

function named<Query extends FilterQuery>(query: Query) {
  const { actor_kind: actorKind, object_id: objectId, object_type: objectType, request_id: requestId, ...rest } = query
  return { ...rest, actorKind, objectId, objectType, requestId }
}

const mostExported = 10_000
const mostBreaks = 100

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/audit_log',
    operation: 'listAuditLog',
    // The newest before some day, or of two rare kinds at once, may be far from the end of a long log.
    longStatements: true,
    tag,
    summary: 'List the audit log',
    description: 'Who did what, to what, from where; the newest first.',
    scope,
    query: listQuery({ sorts: ['-sequence'], search: 'the names of actions, and ids that are this one', filters }),
    reply: auditLogSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listRecords(tx, named(query)), toApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/audit_log/export',
    operation: 'exportAuditLog',
    tag,
    summary: 'Export the audit log',
    description:
      'The oldest first, 10,000 records at most. As CSV, as JSON lines (`jsonl`), or as JSON, which says where to go on. The export itself is recorded.',
    scope,
    query: z.strictObject({
      ...filters,
      after: queryInteger(0, 999_999_999_999)
        .default(0)
        .meta({ description: 'Only records numbered higher: the last one of the file before.' }),
      limit: queryInteger(1, mostExported).default(mostExported),
      format: z.enum(['json', 'jsonl', 'csv']).default('json'),
    }),
    reply: auditExportSchema,
    files: ['text/csv', 'application/x-ndjson'],
    limit: 'export',
    handle: async (ctx, { query: { after, limit, format, ...query } }) => {
      const { records, hasMore } = await exportRecords(ctx, { ...named(query), after: BigInt(after), limit })
      if (format === 'csv') return auditCsv(records)
      if (format === 'jsonl') return auditLines(records)
      const last = records.at(-1)
      const last_sequence = last === undefined ? null : Number(last.sequence)
      return { object: 'audit_export' as const, data: records.map(toApi), last_sequence, has_more: hasMore }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/audit_log/verification',
    operation: 'verifyAuditLog',
    tag,
    summary: 'Verify the audit log',
    description:
      'Computes the hash of every record again. With the `sequence` and `hash` of a record that was noted elsewhere it is also proven that nothing up to there ' +
      'was written anew.',
    scope,
    transaction: 'own',
    query: z.strictObject({
      sequence: queryInteger(1, 999_999_999_999).optional(),
      hash: z
        .string()
        .regex(/^[0-9a-f]{66}$/, 'Must be 66 hexadecimal digits')
        .optional(),
    }),
    reply: auditVerificationSchema,
    limit: 'heavy',
    handle: async (ctx, { query: { sequence, hash } }) => {
      if ((sequence === undefined) !== (hash === undefined)) {
        const detail = 'A record is noted by its sequence and its hash.'
        const pointer = sequence === undefined ? '/sequence' : '/hash'
        throw refuse('invalid', { detail, errors: [{ pointer, code: 'missing', detail }] })
      }
      const noted =
        sequence === undefined || hash === undefined ? undefined : { sequence: BigInt(sequence), hash: Buffer.from(hash, 'hex') }
      const found = await ctx.database.organization(ctx.organizationId, (tx) => verifyChain(tx, { most: mostBreaks, noted }), {
        readOnly: true,
        isolation: 'repeatable read',
      })
      return verificationToApi(found, ctx.clock.now())
    },
  }),
  route({
    method: 'GET',
    path: '/v1/audit_log/{id}',
    operation: 'getAuditLogRecord',
    tag,
    summary: 'Get a record of the audit log',
    scope,
    params: z.strictObject({ id: idSchema('aud') }),
    reply: auditRecordSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => {
      const record = await ctx.transaction((tx) => findRecord(tx, params.id))
      if (record === null) throw refuse('not_found')
      return toApi(record)
    },
  }),
]
