import type { OrganizationId } from '@quarterday/core/id.ts'
import { keysOf } from '../kit/authenticate-secrets.ts'
import type { Clock } from '../kit/clock.ts'
import type { Config } from '../kit/config.ts'
import { type Actor, type Context, newContext } from '../kit/context.ts'
import type { Database } from '../kit/db.ts'
import type { Logger } from '../kit/log.ts'
import { defaultOutside } from '../kit/outside.ts'
import type { Passwords } from '../kit/password.ts'

/** What one process has one of. */
export interface Installation {
  readonly database: Database
  readonly config: Pick<Config, 'secret' | 'publicUrl'> &
    Partial<
      Pick<Config, 'previousSecret' | 'outside' | 'taxProvider' | 'trustedProxies' | 'allowedHosts' | 'apiDocs' | 'rateLimits' | 'signUp'>
    >
  readonly clock: Clock
  readonly log: Logger
  /** Default: those of this process, at their full price; tests pay less. */
  readonly passwords?: Passwords | undefined
}

/** The context of one operation: of a request, of a job's unit of work, of a command. */
export function contextFor(
  installation: Installation,
  operation: { readonly organizationId: OrganizationId; readonly actor: Actor; readonly requestId: string; readonly address?: string },
): Context {
  const { database, config, clock, log } = installation
  return newContext({
    ...operation,
    database,
    clock,
    log: log.child({ request_id: operation.requestId, organization_id: operation.organizationId }),
    deriveKey: keysOf(config),
    taxProvider: config.taxProvider,
    outside: config.outside ?? defaultOutside(config.publicUrl),
    passwords: installation.passwords,
    signUp: config.signUp,
  })
}
