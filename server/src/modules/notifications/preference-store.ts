import type { CustomerId } from '@quarterday/core/id.ts'
import { messageChannels } from '@quarterday/core/notification/message.ts'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { defaultPreferences, type Preferences } from './notification.ts'

export async function getPreferences(tx: Tx, customerId: CustomerId): Promise<Preferences> {
  return (await preferencesOf(tx, [customerId])).get(customerId) ?? defaultPreferences
}

/** Of those who have said something. */
export async function preferencesOf(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, Preferences>> {
  const text = `SELECT customer_id, channels, locale, optional_messages, opted_out FROM notification_preferences
    WHERE organization_id = $1 AND customer_id = ANY ($2::uuid[]) ORDER BY customer_id`
  const { rows } = await tx.query<PreferenceRow>(text, [tx.organizationId, uuidArray(customerIds)], 'preferences-of')
  return new Map(
    rows.map((row) => {
      const channels = z.array(z.enum(messageChannels)).parse(row.channels)
      return [row.customer_id, { channels, locale: row.locale, optionalMessages: row.optional_messages, optedOut: row.opted_out }]
    }),
  )
}

/** The customer's row is locked. */
export async function savePreferences(tx: Tx, customerId: CustomerId, preferences: Preferences, now: Temporal.Instant): Promise<void> {
  const row = {
    channels: [...preferences.channels],
    locale: preferences.locale,
    optional_messages: preferences.optionalMessages,
    opted_out: [...preferences.optedOut],
    updated_at: now,
  }
  const insert = tx.sql
    .insertInto('notification_preferences')
    .values({ organization_id: tx.organizationId, customer_id: customerId, ...row })
  await insert.onConflict((conflict) => conflict.columns(['organization_id', 'customer_id']).doUpdateSet(row)).execute()
}

interface PreferenceRow {
  readonly customer_id: string
  readonly channels: string[]
  readonly locale: string | null
  readonly optional_messages: boolean
  readonly opted_out: string[]
}
