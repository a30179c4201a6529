import { idOf } from '@quarterday/core/id.ts'
import { deriveKey } from '../server/src/kit/authenticate-secrets.ts'
import { systemClock } from '../server/src/kit/clock.ts'
import { type Context, newContext } from '../server/src/kit/context.ts'
import type { Database } from '../server/src/kit/db.ts'
import { newLogger } from '../server/src/kit/log.ts'
import { bookOrganization } from '../server/test/seed-book.ts'

/** The billing job's context in the bench's book. */
export function benchContext(database: Database): Context {
  return newContext({
    organizationId: idOf('org', bookOrganization),
    actor: { kind: 'system', job: 'billing-run' },
    requestId: 'bench',
    log: newLogger({ level: 'error' }),
    database,
    clock: systemClock,
    deriveKey: (purpose) => deriveKey('nothing here is kept secret from a bench', purpose),
  })
}
