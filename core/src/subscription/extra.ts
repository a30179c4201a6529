import type { Charge } from '../invoice/charge.ts'
import type { Decision, Snapshot } from './decision.ts'
import { decided, draftOf, type NewId } from './draft.ts'
import { lookAgain } from './rest.ts'

/** Charges beside what recurs: on a document of their own, or waiting for the next. Nothing else moves. */
export function addCharges(snapshot: Snapshot, charges: readonly Charge[], when: Decision['invoicing'], newId: NewId): Decision {
  const draft = draftOf(snapshot, newId)
  draft.charges.push(...charges)
  lookAgain(draft, snapshot)
  draft.events.push('subscription.charge_added')
  return decided(draft, 'one_off', when)
}
