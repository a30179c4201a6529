import { languageOf } from '@quarterday/core/notification/wording.ts'
import { type KeyDeed, keyDeeds } from '@quarterday/core/people/key-deed.ts'
import { personBehind } from '../../kit/authenticate.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import * as members from '../members/store.ts'
import * as organizations from '../organizations/store.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import type { ApiKey } from './api-key.ts'

/** Tells whoever did something with a key, and whoever made it, by mail: one of them may not have done it. Not those who are no members here. */
export async function tellPeople(ctx: Context, tx: Tx, key: ApiKey, deed: KeyDeed): Promise<void> {
  const concerned = [personBehind(ctx.actor), key.createdBy?.userId ?? null].filter((id) => id !== null)
  if (concerned.length === 0) return
  const organization = await organizations.getOrganization(tx)
  const at = ctx.clock.now().toZonedDateTimeISO(organization.timezone)
  for (const { name, email, locale } of await members.findPeople(tx, [...new Set(concerned)])) {
    await queuePersonMail(ctx, tx, {
      to: email,
      locale,
      kind: 'api_key_changed',
      facts: {
        name,
        organization: organization.name,
        key: `${key.name} (${key.hint})`,
        deed: keyDeeds[deed][languageOf(locale)],
        at: at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'long' }),
      },
    })
  }
}
