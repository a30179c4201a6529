import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { type ApprovalRule, type ApprovalRules, approvalDemands, approvalKinds } from '@quarterday/core/people/approval.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Approval, type ApprovalSettings, approvalStatuses, type Decider, type Requester, statusOf } from './approval.ts'

const free = z.record(z.string(), z.unknown())

export const approvalSchema = z
  .strictObject({
    id: idSchema('apr'),
    object: z.literal('approval'),
    status: z.enum(approvalStatuses).meta({ description: '`expired`: nobody decided for two weeks. Nothing was done, ask again.' }),
    kind: z.enum(approvalKinds),
    amount: z.int().meta({ description: 'Whole minor units: what is above the limit.', examples: [25_000] }),
    currency,
    operation: z.string().meta({ description: 'The operation that waits, by its name in this reference.', examples: ['refundPayment'] }),
    params: free.meta({
      description: 'What it was asked about: what stands in the path.',
      examples: [{ id: 'pay_01h455vb4pex5vsknk084sn02q' }],
    }),
    request: free.meta({ description: 'The body that it was asked with.', examples: [{ amount: 25_000 }] }),
    reason: z
      .string()
      .nullable()
      .meta({ examples: ['The grinder came broken.'] }),
    requested_by: z
      .strictObject({
        type: z.enum(['member', 'api_key']),
        id: z.string().meta({ examples: ['mem_01h455vb4pex5vsknk084sn02q'] }),
        name: z
          .string()
          .nullable()
          .meta({ examples: ['Sam Support'] }),
      })
      .meta({ id: 'ApprovalRequester' }),
    decided_by: z
      .strictObject({
        type: z.enum(['member', 'api_key', 'operator']),
        id: z.string().nullable(),
        name: z.string().nullable(),
      })
      .nullable()
      .meta({ examples: [null] }),
    decision_note: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    result: free.nullable().meta({ description: 'What the operation answered, once it was approved and carried out.', examples: [null] }),
    created_at: instant,
    expires_at: instant,
    decided_at: instant.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'Approval', description: 'Something that was asked for and waits until somebody else approves it.' })

export const approvalListSchema = pageSchema('ApprovalList', approvalSchema)

const reason = text(2000).nullable()

export const approvalUpdateSchema = z
  .strictObject({ reason: reason.meta({ examples: ['The grinder came broken.'] }) })
  .meta({ id: 'ApprovalUpdate', examples: [{ reason: 'The grinder came broken.' }] })

export const approvalDecisionSchema = z
  .strictObject({ note: reason.default(null).meta({ examples: ['I have seen the picture.'] }) })
  .meta({ id: 'ApprovalDecision', examples: [{ note: 'I have seen the picture.' }] })

const limit = z.strictObject({
  currency,
  amount: z
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .meta({ description: 'Whole minor units; an amount that is this one is not above it.', examples: [10_000] }),
})

const ruleSchema = z
  .strictObject({
    demands: z.enum(approvalDemands).meta({
      description:
        '`approval`: somebody else approves it first. `proof`: people give their password or second factor again, if that was not a moment ago.',
    }),
    above: z
      .array(limit)
      .max(50)
      .meta({
        description: 'By currency. What is in no currency named here is always above: an empty list means every amount.',
        examples: [[{ currency: 'EUR', amount: 10_000 }]],
      }),
  })
  .check(({ value, issues }) => {
    const seen = value.above.map((each) => each.currency)
    if (new Set(seen).size < seen.length) issues.push({ code: 'custom', path: ['above'], message: 'Name each currency once', input: value })
  })
  .meta({ id: 'ApprovalRule' })
  .nullable()

const rules = {
  refunds: ruleSchema.meta({ description: 'Money sent back. Null: one person may.' }),
  credits: ruleSchema.meta({ description: 'Credit, and credit notes. Null: one person may.' }),
  write_offs: ruleSchema.meta({ description: 'Invoices marked as uncollectible or voided. Null: one person may.', examples: [null] }),
  api_keys: z.boolean().meta({ description: 'Whether what keys ask for waits as well.', examples: [false] }),
}

export const approvalSettingsSchema = z
  .strictObject({ object: z.literal('approval_settings'), ...rules })
  .meta({ id: 'ApprovalSettings', description: 'What one person may not do alone.' })

export const approvalSettingsUpdateSchema = z.strictObject(rules).meta({
  id: 'ApprovalSettingsUpdate',
  examples: [
    {
      refunds: { demands: 'approval', above: [{ currency: 'EUR', amount: 10_000 }] },
      credits: { demands: 'proof', above: [{ currency: 'EUR', amount: 10_000 }] },
      write_offs: null,
      api_keys: false,
    },
  ],
})

export function toApi(approval: Approval, now: Temporal.Instant): z.input<typeof approvalSchema> {
  return {
    id: encodeId('apr', approval.id),
    object: 'approval',
    status: statusOf(approval, now),
    kind: approval.kind,
    amount: Number(approval.money.minor),
    currency: approval.money.currency,
    operation: approval.operation,
    params: { ...approval.params },
    request: { ...approval.request },
    reason: approval.reason,
    requested_by: requesterToApi(approval.requestedBy),
    decided_by: approval.decidedBy && deciderToApi(approval.decidedBy),
    decision_note: approval.decisionNote,
    result: approval.result && { ...approval.result },
    created_at: approval.createdAt.toString(),
    expires_at: approval.expiresAt.toString(),
    decided_at: approval.decidedAt?.toString() ?? null,
  }
}

function requesterToApi(by: Requester) {
  return { type: by.kind, id: by.kind === 'member' ? encodeId('mem', by.id) : encodeId('key', by.id), name: by.name }
}

function deciderToApi(by: Decider) {
  return by.kind === 'operator' ? { type: by.kind, id: null, name: null } : requesterToApi({ ...by, userId: null })
}

export function settingsToApi({
  rules: { refund, credit, write_off },
  holdsKeys,
}: ApprovalSettings): z.input<typeof approvalSettingsSchema> {
  return {
    object: 'approval_settings',
    refunds: ruleToApi(refund),
    credits: ruleToApi(credit),
    write_offs: ruleToApi(write_off),
    api_keys: holdsKeys,
  }
}

function ruleToApi(rule: ApprovalRule | null): z.input<typeof ruleSchema> {
  return (
    rule && { demands: rule.demands, above: rule.above.map(({ currency: code, minor }) => ({ currency: code, amount: Number(minor) })) }
  )
}

export function settingsOf(given: z.output<typeof approvalSettingsUpdateSchema>): ApprovalSettings {
  const ruleOf = (rule: z.output<typeof ruleSchema>): ApprovalRule | null =>
    rule && { demands: rule.demands, above: rule.above.map(({ currency: code, amount }) => ({ currency: code, minor: BigInt(amount) })) }
  const rulesGiven: ApprovalRules = { refund: ruleOf(given.refunds), credit: ruleOf(given.credits), write_off: ruleOf(given.write_offs) }
  return { rules: rulesGiven, holdsKeys: given.api_keys }
}
