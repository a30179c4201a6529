import { agentText } from '@quarterday/core/people/agent.ts'
import type { PersonMailKind } from '@quarterday/core/people/person-mail-types.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { addEvent } from './event-store.ts'
import type { UserEventKind } from './event-types.ts'
import { queuePersonMail } from './queue-person-mail.ts'
import type { Origin, User } from './user-types.ts'

export interface Told {
  readonly event: UserEventKind
  /** Left out: it is only shown among what happened lately. */
  readonly mail?: Extract<
    PersonMailKind,
    | 'password_changed'
    | 'email_changed'
    | 'new_device'
    | 'factor_enabled'
    | 'factor_disabled'
    | 'passkey_added'
    | 'passkey_removed'
    | 'passkey_copied'
    | 'recovery_codes_made'
    | 'recovery_code_used'
  >
  /** Default: where the person is reached now. */
  readonly to?: string
  readonly facts?: Readonly<Record<string, string>>
}

/** Remembers for a person what happened to their account, and tells them by mail what they must hear of: somebody else may have done it. */
export async function tellPerson(
  ctx: Pick<Context, 'clock' | 'deriveKey'>,
  tx: DispatcherTx,
  user: Pick<User, 'id' | 'email' | 'name' | 'locale'>,
  origin: Origin | null,
  { event, mail, to = user.email, facts = {} }: Told,
): Promise<void> {
  const now = ctx.clock.now()
  await addEvent(tx, user.id, event, origin, now)
  if (mail === undefined) return
  const about = {
    ...{ name: user.name, at: momentText(now, user.locale), address: origin?.address ?? '–' },
    ...(mail === 'new_device' ? { device: agentText(origin?.userAgent ?? null) } : {}),
    ...facts,
  }
  await queuePersonMail(ctx, tx, { to, locale: user.locale, kind: mail, facts: about })
}

/** A person’s zone is not known: time is told in UTC, and says so. */
function momentText(at: Temporal.Instant, locale: string): string {
  return `${at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`
}
