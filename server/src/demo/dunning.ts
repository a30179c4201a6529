import { standardDunning } from '@quarterday/core/payment/dunning-terms.ts'
import type { Context } from '../kit/context.ts'
import { createPolicy } from '../modules/dunning/write-policy.ts'

/** How Harbour Coffee asks again: twice, with patience, and then somebody calls the customer. */
export async function createDunningPolicy(ctx: Context): Promise<void> {
  const retries = [
    { after_days: 3, message: 'notice' },
    { after_days: 7, message: 'last_warning' },
  ] as const
  await createPolicy(ctx, { name: 'Patient', terms: { ...standardDunning, retries: [...retries] }, isDefault: true })
}
