import { assert } from '@quarterday/core/assert.ts'
import { openingKeys } from '../kit/authenticate-secrets.ts'
import type { Context } from '../kit/context.ts'
import { unseal } from '../kit/seal.ts'
import type { HelpDesk, HelpDeskAdapter, HelpDeskKind } from './help-desk.ts'
import { webhook } from './webhook.ts'
import { zendesk } from './zendesk.ts'

/** Every kind of help desk that can be connected. The contract tests run on each. */
export const helpDesks: readonly HelpDeskAdapter[] = [zendesk, webhook]

/** A connection as it is kept: secrets sealed. */
export interface SealedDesk {
  readonly id: string
  readonly kind: HelpDeskKind
  readonly address: string
  readonly username: string | null
  readonly secret: Buffer
  readonly webhookSecret: Buffer | null
}

/** The help desk behind a connection of the organization of the context. */
export function openHelpDesk(
  ctx: Pick<Context, 'organizationId' | 'deriveKey' | 'clock' | 'database' | 'outside'>,
  { id, kind, address, username, secret, webhookSecret }: SealedDesk,
): HelpDesk {
  const adapter = helpDesks.find((each) => each.kind === kind)
  assert(adapter, `Nobody can ask a help desk of the kind ${kind}`)
  const open = (sealed: Buffer, field: 'secret' | 'webhook_secret') =>
    unseal(openingKeys(ctx.deriveKey, 'sealed secrets'), sealed, deskSealedAbout(ctx.organizationId, id, field))
  return adapter.connect(ctx, {
    ...{ address, username, secret: open(secret, 'secret') },
    webhookSecret: webhookSecret === null ? null : open(webhookSecret, 'webhook_secret'),
  })
}

/** What a secret of a connection is sealed about: it opens nowhere else. */
export function deskSealedAbout(organizationId: string, id: string, field: 'secret' | 'webhook_secret'): string {
  return `${organizationId} help_desks ${id} ${field}`
}
