import { isDeepStrictEqual } from 'node:util'
import { type DunningPolicyId, idOf } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { contradictionIn, type DunningTerms } from '@quarterday/core/payment/dunning-terms.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { remindAnew } from '../billing/invoice-store.ts'
import type { EventType } from '../events/event-types.ts'
import { addNextEvents } from '../events/store.ts'
import { policyToApi } from './policy-schema.ts'
import { addPolicy, lockPolicies, savePolicy } from './policy-store.ts'
import { type DunningPolicy, policyMachine } from './policy-types.ts'

/** Policies of an organization, archived ones included. */
const mostPolicies = 100

export interface NewPolicy {
  readonly name: string
  readonly terms: DunningTerms
  /** Default: the first one is. */
  readonly isDefault: boolean | undefined
}

/** Makes a policy. Refuses `invalid` for terms that contradict each other, and `conflict` where there are too many. */
export async function createPolicy(ctx: Context, { name, terms, isDefault }: NewPolicy): Promise<DunningPolicy> {
  refuseContradiction(terms)
  return ctx.transaction(async (tx) => {
    const others = await lockPolicies(tx)
    if (others.length >= mostPolicies) throw refuse('conflict', { detail: `An organization has at most ${mostPolicies} dunning policies.` })
    const policy: DunningPolicy = {
      id: idOf('dun', newId()),
      name,
      terms,
      isDefault: isDefault ?? !others.some((other) => other.status === 'active'),
      status: 'active',
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    if (policy.isDefault) await stepDown(tx, others)
    await addPolicy(tx, policy)
    await announce(tx, 'dunning_policy.created', policy)
    if (policy.isDefault) await remindAnew(tx, null)
    return policy
  })
}

export interface PolicyChange {
  readonly name?: string | undefined
  readonly isDefault?: boolean | undefined
  readonly terms: (before: DunningTerms) => DunningTerms
}

/** Changes a policy; what is being asked for already goes on as it began. Refuses `not_found`, `invalid`, and `invalid_state` for the default of what is archived. */
export async function updatePolicy(ctx: Context, id: DunningPolicyId, change: PolicyChange): Promise<DunningPolicy> {
  return changePolicy(ctx, id, 'dunning_policy.updated', (before) => {
    const terms = change.terms(before.terms)
    refuseContradiction(terms)
    const isDefault = change.isDefault ?? before.isDefault
    if (isDefault && before.status === 'archived') throw refuse('invalid_state', { detail: 'What is archived cannot be the default.' })
    return { ...before, name: change.name ?? before.name, terms, isDefault }
  })
}

/** Takes a policy out of use, or back into it. Where it was the default the standard terms count then. Refuses `not_found`, `invalid_state`. */
export async function archivePolicy(ctx: Context, id: DunningPolicyId, verb: 'archive' | 'unarchive'): Promise<DunningPolicy> {
  return changePolicy(ctx, id, `dunning_policy.${verb}d`, (before) => ({
    ...before,
    status: next(policyMachine, before.status, verb),
    isDefault: verb === 'archive' ? false : before.isDefault,
  }))
}

async function changePolicy(
  ctx: Context,
  id: DunningPolicyId,
  type: EventType,
  change: (before: DunningPolicy) => DunningPolicy,
): Promise<DunningPolicy> {
  return ctx.transaction(async (tx) => {
    const all = await lockPolicies(tx)
    const before = all.find((each) => each.id === id)
    if (before === undefined) throw refuse('not_found')
    const after = change(before)
    if (isDeepStrictEqual(before, after)) return before
    const policy = { ...after, updatedAt: tx.now }
    if (policy.isDefault && !before.isDefault) await stepDown(tx, all)
    await savePolicy(tx, policy)
    await announce(tx, type, policy)
    await remindAnew(tx, null)
    return policy
  })
}

/** The default gives way to another one. */
async function stepDown(tx: Tx, policies: readonly DunningPolicy[]): Promise<void> {
  const former = policies.find((policy) => policy.isDefault)
  if (former === undefined) return
  const policy = { ...former, isDefault: false, updatedAt: tx.now }
  await savePolicy(tx, policy)
  await announce(tx, 'dunning_policy.updated', policy)
}

async function announce(tx: Tx, type: EventType, policy: DunningPolicy): Promise<void> {
  await addNextEvents(tx, [{ type, aggregateId: policy.id, data: policyToApi(policy) }])
}

function refuseContradiction(terms: DunningTerms): void {
  const found = contradictionIn(terms)
  if (found === null) return
  throw refuse('invalid', {
    detail: found.detail,
    errors: [{ pointer: `/${found.field}`, code: 'contradiction', detail: found.detail }],
  })
}
