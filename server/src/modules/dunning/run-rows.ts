import { idOf } from '@quarterday/core/id.ts'
import { dunningActions, dunningNeeds, dunningStatuses } from '@quarterday/core/payment/dunning.ts'
import { dunningTermsSchema, finalActions } from '@quarterday/core/payment/dunning-terms.ts'
import { z } from 'zod'
import type { DunningRun } from './run-types.ts'

export interface RunRow {
  readonly id: string
  readonly invoice_id: string
  readonly customer_id: string
  readonly policy_id: string | null
  readonly terms: unknown
  readonly timezone: string
  readonly status: string
  readonly counted_from: Temporal.PlainDate
  readonly step: number
  readonly retries: number
  readonly owes_message: boolean
  readonly need: string
  readonly reason: string
  readonly redirect_url: string | null
  readonly next_action: string | null
  readonly next_at: Temporal.Instant | null
  readonly final_result: string | null
  readonly final_detail: string | null
  readonly paused_subscriptions: readonly string[]
  readonly resume_at: Temporal.Instant | null
  readonly started_at: Temporal.Instant
  readonly paused_at: Temporal.Instant | null
  readonly ended_at: Temporal.Instant | null
}

export function fromRow(row: RunRow): DunningRun {
  return {
    id: idOf('dr', row.id),
    invoiceId: idOf('inv', row.invoice_id),
    customerId: idOf('cus', row.customer_id),
    policyId: row.policy_id === null ? null : idOf('dun', row.policy_id),
    terms: dunningTermsSchema.parse(row.terms),
    zone: row.timezone,
    status: z.enum(dunningStatuses).parse(row.status),
    countedFrom: row.counted_from,
    step: row.step,
    retries: row.retries,
    owesMessage: row.owes_message,
    need: z.enum(dunningNeeds).parse(row.need),
    reason: row.reason,
    redirectUrl: row.redirect_url,
    nextAction: z.enum(dunningActions).nullable().parse(row.next_action),
    nextAt: row.next_at,
    finalResult: z
      .enum([...finalActions, 'refused'])
      .nullable()
      .parse(row.final_result),
    finalDetail: row.final_detail,
    pausedSubscriptions: row.paused_subscriptions.map((id) => idOf('sub', id)),
    resumeAt: row.resume_at,
    startedAt: row.started_at,
    pausedAt: row.paused_at,
    endedAt: row.ended_at,
  }
}
