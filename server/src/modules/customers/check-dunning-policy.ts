import { Refusal, refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import { getPolicy } from '../dunning/policy-store.ts'
import type { CustomerDetails } from './customer.ts'

/** A policy that a customer newly gets has to exist and to be in use. Refuses `invalid`. */
export async function checkDunningPolicy(
  tx: Tx,
  before: Pick<CustomerDetails, 'dunningPolicyId'> | null,
  { dunningPolicyId: id }: Pick<CustomerDetails, 'dunningPolicyId'>,
): Promise<void> {
  if (id === null || id === before?.dunningPolicyId) return
  const policy = await getPolicy(tx, id).catch((error) => {
    if (error instanceof Refusal && error.code === 'not_found') return null
    throw error
  })
  if (policy?.status === 'active') return
  const detail = policy === null ? 'There is no such dunning policy.' : 'The dunning policy is archived.'
  throw refuse('invalid', { detail, errors: [{ pointer: '/dunning_policy', code: policy === null ? 'not_found' : 'archived', detail }] })
}
