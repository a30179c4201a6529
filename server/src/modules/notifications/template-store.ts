import { messageChannels } from '@quarterday/core/notification/message.ts'
import { templateCodes } from '@quarterday/core/notification/occasions.ts'
import { messageLanguages } from '@quarterday/core/notification/wording.ts'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import type { TemplateText } from './notification.ts'

/** All of the organization's own words: at most a few hundred rows. */
export async function listTexts(tx: Tx): Promise<TemplateText[]> {
  const rows = await tx.sql
    .selectFrom('notification_templates')
    .select(['template', 'channel', 'language', 'subject', 'body'])
    .where('organization_id', '=', tx.organizationId)
    .orderBy('template')
    .orderBy('channel')
    .orderBy('language')
    .execute()
  return rows.map((row) => rowSchema.parse(row))
}

export async function saveText(tx: Tx, { template, channel, language, subject, body }: TemplateText, now: Temporal.Instant): Promise<void> {
  const changed = { subject, body, updated_at: now }
  const insert = tx.sql
    .insertInto('notification_templates')
    .values({ organization_id: tx.organizationId, template, channel, language, ...changed })
  await insert
    .onConflict((conflict) => conflict.columns(['organization_id', 'template', 'channel', 'language']).doUpdateSet(changed))
    .execute()
}

/** False: there was none. */
export async function removeText(tx: Tx, { template, channel, language }: Omit<TemplateText, 'subject' | 'body'>): Promise<boolean> {
  const removed = await tx.sql
    .deleteFrom('notification_templates')
    .where('organization_id', '=', tx.organizationId)
    .where('template', '=', template)
    .where('channel', '=', channel)
    .where('language', '=', language)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

const rowSchema = z.object({
  template: z.enum(templateCodes),
  channel: z.enum(messageChannels),
  language: z.enum(messageLanguages),
  subject: z.string(),
  body: z.string(),
})
