import { assert } from '@quarterday/core/assert.ts'
import type { HelpDesk as Port } from '../../help-desks/help-desk.ts'
import { openHelpDesk } from '../../help-desks/index.ts'
import type { Context } from '../../kit/context.ts'
import type { HelpDesk } from './help-desk.ts'
import type { KeptDesk } from './store.ts'

/** A connection, and what is behind it. */
export interface OpenDesk {
  readonly desk: HelpDesk
  readonly port: Port
}

/** Opens the secrets of a connection that counts. */
export function openKept(ctx: Context, { desk, secrets: { secret, webhookSecret } }: KeptDesk): OpenDesk {
  assert(secret !== null, 'A connection that counts has its secret')
  const { id, kind, address, username } = desk
  return { desk, port: openHelpDesk(ctx, { id, kind, address, username, secret, webhookSecret }) }
}
