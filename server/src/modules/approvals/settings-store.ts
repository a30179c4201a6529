import { currencySchema } from '@quarterday/core/currency.ts'
import { approvalDemands, noRules } from '@quarterday/core/people/approval.ts'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import type { ApprovalSettings } from './approval.ts'

/** What the organization of the transaction wants; without a row nothing. */
export async function getSettings(tx: Tx): Promise<ApprovalSettings> {
  const text = 'SELECT rules, holds_keys FROM approval_settings WHERE organization_id = $1'
  const { rows } = await tx.query<{ rules: unknown; holds_keys: boolean }>(text, [tx.organizationId], 'approval-settings')
  const [row] = rows
  return row === undefined ? { rules: noRules, holdsKeys: false } : { rules: storedRules.parse(row.rules), holdsKeys: row.holds_keys }
}

export async function saveSettings(tx: Tx, { rules, holdsKeys }: ApprovalSettings, at: Temporal.Instant): Promise<void> {
  const text = `INSERT INTO approval_settings (organization_id, rules, holds_keys, updated_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (organization_id) DO UPDATE SET rules = $2, holds_keys = $3, updated_at = $4`
  await tx.query(text, [tx.organizationId, JSON.stringify(z.encode(storedRules, rules)), holdsKeys, at])
}

const wholeUnits = z.codec(z.string(), z.bigint(), { decode: (text) => BigInt(text), encode: (minor) => minor.toString() })
const storedRule = z
  .strictObject({
    demands: z.enum(approvalDemands),
    above: z.array(z.strictObject({ currency: currencySchema, minor: wholeUnits })).readonly(),
  })
  .nullable()
const storedRules = z.strictObject({ refund: storedRule, credit: storedRule, write_off: storedRule })
