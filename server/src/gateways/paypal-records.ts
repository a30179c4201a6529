import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'
import type { Logger } from '../kit/log.ts'
import type { PutQuestion } from './gateway.ts'
import { type PaypalClient, PaypalRefused } from './paypal-client.ts'
import { readLabels } from './paypal-labels.ts'

/** What PayPal's records say about a question. */
export type PaypalRecord =
  | { readonly kind: 'found'; readonly order: string }
  /** PayPal has taken nothing for it, and would know. */
  | { readonly kind: 'never' }
  /** Nothing yet: records lag behind by up to three hours. */
  | { readonly kind: 'not_yet' }

const pageSize = 100
/** PayPal shows at most 10,000 transactions. Beyond, nobody knows: never taken for "it never arrived". */
const mostPages = 100
/** Clocks differ, also by a wrong zone: a question is looked for from this long before it was put. */
const slackHours = 48
/** How far past a question the records have to reach before their silence says anything. */
const settledMinutes = 60
/** Orders are taken when they are made, or within the days for which PayPal lets a customer approve one. */
const longestHours = 96
/** Past the three hours of lag. */
const completeAfterHours = 4

const transactionsSchema = z.object({
  transaction_details: z
    .array(
      z.object({
        transaction_info: z.object({ transaction_id: z.string().optional(), custom_field: z.string().optional() }),
      }),
    )
    .default([]),
  total_pages: z.int().min(0).default(1),
  last_refreshed_datetime: z.string().optional(),
})

const captureSchema = z.object({
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
})

/** Looks for what was taken under a key in PayPal's record of transactions, where our labels are kept with each. */
export async function findRecord(
  client: PaypalClient,
  { idempotencyKey, askedAt }: Pick<PutQuestion, 'idempotencyKey' | 'askedAt'>,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Promise<PaypalRecord> {
  const now = clock.now()
  const from = askedAt.subtract({ hours: slackHours })
  const latest = askedAt.add({ hours: longestHours })
  const until = Temporal.Instant.compare(latest, now) < 0 ? latest : now.add({ minutes: 1 })
  let refreshedAt: Temporal.Instant | null = null
  for (let page = 1; page <= mostPages; page += 1) {
    const read = await readPage(
      client,
      log,
      new URLSearchParams({
        ...{ start_date: secondsOf(from), end_date: secondsOf(until), fields: 'transaction_info', page_size: String(pageSize) },
        ...{ page: String(page), balance_affecting_records_only: 'N' },
      }),
    )
    if (read === null) return { kind: 'not_yet' }
    for (const { transaction_info: info } of read.transaction_details) {
      if (info.transaction_id === undefined || readLabels(info.custom_field)?.idempotencyKey !== idempotencyKey) continue
      const order = await orderOfCapture(client, info.transaction_id)
      if (order !== null) return { kind: 'found', order }
    }
    refreshedAt = momentOf(read.last_refreshed_datetime)
    if (page >= read.total_pages) break
    if (page === mostPages) throw new Error('There are more transactions since than can be looked through')
  }
  const isSettled = Temporal.Instant.compare(now, askedAt.add({ hours: completeAfterHours })) >= 0
  const isFresh = refreshedAt !== null && Temporal.Instant.compare(refreshedAt, askedAt.add({ minutes: settledMinutes })) >= 0
  return { kind: isSettled && isFresh ? 'never' : 'not_yet' }
}

/** The order that a capture belongs to; null: PayPal knows no such capture, or one without an order. */
export async function orderOfCapture(client: PaypalClient, capture: string): Promise<string | null> {
  const found = await client.read(`/v2/payments/captures/${encodeURIComponent(capture)}`, captureSchema)
  return found?.supplementary_data?.related_ids?.order_id ?? null
}

/** Null: the app may not search. */
async function readPage(client: PaypalClient, log: Logger, query: URLSearchParams): Promise<z.output<typeof transactionsSchema> | null> {
  try {
    return await client.read(`/v1/reporting/transactions?${query}`, transactionsSchema)
  } catch (error) {
    if (!(error instanceof PaypalRefused) || error.status !== 403) throw error
    log.warn({}, 'PayPal does not show its transactions: enable "Transaction search" for the app')
    return null
  }
}

function momentOf(text: string | undefined): Temporal.Instant | null {
  if (text === undefined) return null
  try {
    // PayPal leaves the colon out of offsets here.
    return Temporal.Instant.from(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  } catch {
    return null
  }
}

function secondsOf(moment: Temporal.Instant): string {
  return moment.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()
}
