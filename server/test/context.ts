import { idOf } from '@quarterday/core/id.ts'
import { deriveKey } from '../src/kit/authenticate-secrets.ts'
import { systemClock } from '../src/kit/clock.ts'
import { type Context, newContext } from '../src/kit/context.ts'
import type { Database } from '../src/kit/db.ts'
import { newLogger } from '../src/kit/log.ts'
import { defaultOutside } from '../src/kit/outside.ts'

/** The context of a job in an organization, for tests that call flows. */
export function testContext(database: Database, organizationId: string): Context {
  return newContext({
    organizationId: idOf('org', organizationId),
    actor: { kind: 'system', job: 'test' },
    requestId: 'req_test',
    log: newLogger({ level: 'silent' }),
    database,
    clock: systemClock,
    outside: defaultOutside('http://localhost:4242'),
    deriveKey: (purpose) => deriveKey('a secret for tests, of more than 32 characters', purpose),
  })
}
