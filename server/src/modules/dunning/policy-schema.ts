import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { type DunningTerms, dunningTermsShape, standardDunning } from '@quarterday/core/payment/dunning-terms.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type DunningPolicy, policyStatuses } from './policy-types.ts'

const name = text(256).meta({ examples: ['Patient'] })
const isDefault = z.boolean().meta({ description: 'It counts for customers without a policy of their own.', examples: [false] })

export const policySchema = z
  .strictObject({
    id: idSchema('dun'),
    object: z.literal('dunning_policy'),
    name,
    default: isDefault,
    ...dunningTermsShape,
    status: z.enum(policyStatuses).meta({ description: '`archived`: customers who have it are asked by the default.' }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'DunningPolicy', description: 'When and how is asked again for money that did not come, and what happens at the end.' })

export const policyListSchema = pageSchema('DunningPolicyList', policySchema)

const changes = z.strictObject({ name, default: isDefault, ...dunningTermsShape }).partial()

export const policyCreateSchema = z.strictObject({ ...changes.shape, name }).meta({
  id: 'DunningPolicyCreate',
  description: 'What is not given is as in the standard terms. The first policy is the default, unless it is said not to be.',
})

export const policyUpdateSchema = changes.meta({
  id: 'DunningPolicyUpdate',
  description:
    'Only what is given changes. What is being asked for already goes on by the terms that it began with; reminders follow the new ones.',
})

type Given = Omit<z.output<typeof policyUpdateSchema>, 'name' | 'default'>

/** What a request says, over what was there before. */
export function termsFrom(given: Given, before: DunningTerms = standardDunning): DunningTerms {
  return {
    remind_days_before_due: given.remind_days_before_due ?? before.remind_days_before_due,
    remind_days_after_due: given.remind_days_after_due ?? before.remind_days_after_due,
    time_of_day: given.time_of_day ?? before.time_of_day,
    first_message: given.first_message ?? before.first_message,
    retries: given.retries ?? before.retries,
    final_action: given.final_action ?? before.final_action,
    final_after_days: given.final_after_days ?? before.final_after_days,
    final_message: given.final_message ?? before.final_message,
  }
}

export function policyToApi(policy: DunningPolicy): z.input<typeof policySchema> {
  return {
    id: encodeId('dun', policy.id),
    object: 'dunning_policy',
    name: policy.name,
    default: policy.isDefault,
    ...policy.terms,
    status: policy.status,
    created_at: policy.createdAt.toString(),
    updated_at: policy.updatedAt.toString(),
  }
}
