import type { Tx } from '../../kit/db.ts'
import { defaultSettings, type Settings } from './notification.ts'

/** What an organization says about its messages; what it never said is as by default. */
export async function getSettings(tx: Tx): Promise<Settings> {
  const row = await tx.sql
    .selectFrom('notification_settings')
    .selectAll()
    .where('organization_id', '=', tx.organizationId)
    .executeTakeFirst()
  if (row === undefined) return defaultSettings
  return {
    enabled: row.enabled,
    announcesAfter: row.announces_after,
    senderName: row.sender_name,
    replyTo: row.reply_to,
    staffEmail: row.staff_email,
    accentColor: row.accent_color,
    locale: row.locale,
    turnedOff: row.turned_off,
    renewalNoticeDays: row.renewal_notice_days,
  }
}

/** The organization's row is locked, so that nobody else says something at the same time. */
export async function saveSettings(tx: Tx, settings: Settings, now: Temporal.Instant): Promise<void> {
  const row = {
    enabled: settings.enabled,
    announces_after: settings.announcesAfter,
    sender_name: settings.senderName,
    reply_to: settings.replyTo,
    staff_email: settings.staffEmail,
    accent_color: settings.accentColor,
    locale: settings.locale,
    turned_off: [...settings.turnedOff],
    renewal_notice_days: settings.renewalNoticeDays,
    updated_at: now,
  }
  const insert = tx.sql.insertInto('notification_settings').values({ organization_id: tx.organizationId, ...row })
  await insert.onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row)).execute()
}
