import type { CommitmentCharge, UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import { noReadings, type Readings } from '@quarterday/core/usage/reading.ts'
import type { Tx } from '../../kit/db.ts'

/** Reads what the metered charges and minimum commitments of some decisions need: one query a kind, none where there is no such charge. */
export async function loadReadings(_tx: Tx, decisions: readonly Decision[]): Promise<Readings> {
  const charges = decisions.flatMap((decision) => decision.charges)
  const usage = charges.filter((charge): charge is UsageCharge => charge.rule === 'usage')
  const commitments = charges.filter((charge): charge is CommitmentCharge => charge.rule === 'commitment')
  if (usage.length === 0 && commitments.length === 0) return noReadings
  throw new Error('readings are not there yet')
}
