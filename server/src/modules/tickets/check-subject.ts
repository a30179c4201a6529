import type { CustomerId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import * as tickets from './store.ts'
import type { Ticket } from './ticket-types.ts'

/** Refuses `invalid` where a ticket would be about what is not its customer's, or be given to who does not work here; each error names its field. */
export async function checkSubject(
  tx: Tx,
  customerId: CustomerId,
  wanted: Pick<Ticket, 'subscriptionId' | 'invoiceId' | 'lineId' | 'assigneeId'>,
): Promise<void> {
  const foreign = await tickets.foreignTo(tx, customerId, wanted)
  const isUnknown = wanted.assigneeId !== null && !(await tickets.isMember(tx, wanted.assigneeId))
  const errors = [
    ...foreign.map((field) => ({ pointer: `/${field}`, code: 'not_found', detail: 'The customer has no such object.' })),
    ...(isUnknown ? [{ pointer: '/assignee', code: 'not_found', detail: 'There is no such member.' }] : []),
  ]
  const [first] = errors
  if (first) throw refuse('invalid', { detail: `${first.pointer}: ${first.detail}`, errors })
}
