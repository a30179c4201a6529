import { encodeId, type OrganizationId } from '@quarterday/core/id.ts'
import type { Command } from 'commander'
import { keysOf } from '../../kit/authenticate-secrets.ts'
import { systemClock } from '../../kit/clock.ts'
import { type Config, loadConfig } from '../../kit/config.ts'
import type { Database } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { Logger } from '../../kit/log.ts'
import { organizationIds } from '../../modules/organizations/store.ts'
import { type Rewrapped, rewrapFactors, rewrapSecrets } from '../../modules/secrets/rewrap-secrets.ts'
import { contextFor } from '../context.ts'
import { openDatabase } from '../start-database.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { commandLogger } from './log-lines.ts'

/** `rewrap-secrets`: what remains to be done when QUARTERDAY_SECRET has been changed. */
export function addSecretCommand(program: Command): void {
  program
    .command('rewrap-secrets')
    .summary('bring stored secrets under a changed QUARTERDAY_SECRET')
    .description(
      'Wraps every secret that is kept sealed (gateway keys, webhook secrets, second factors) by the present QUARTERDAY_SECRET. The one before is given as\n' +
        'QUARTERDAY_SECRET_PREVIOUS. Nothing else of a secret is changed. Safe to run twice, and beside servers that know both.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  quarterday rewrap-secrets\n  QUARTERDAY_SECRET=… QUARTERDAY_SECRET_PREVIOUS=… quarterday rewrap-secrets',
    )
    .action(rewrap)
}

async function rewrap(): Promise<void> {
  const config = loadConfig(process.env)
  if (config.previousSecret === undefined)
    throw new CommandFailed(
      exitCodes.usage,
      'Give the secret before the present one as QUARTERDAY_SECRET_PREVIOUS: what is sealed is under that.',
    )
  const log = commandLogger()
  const opened = await openDatabase({ config, log })
  try {
    const { secrets, rewrapped } = await rewrapEverywhere({ database: opened.database, config, log })
    process.stdout.write(`${secrets} secrets, of which ${rewrapped} were wrapped anew. None is under the secret before any more.\n`)
  } finally {
    await opened.close()
  }
}

const pageSize = 500

async function rewrapEverywhere({ database, config, log }: { database: Database; config: Config; log: Logger }): Promise<Rewrapped> {
  const total = { ...(await rewrapFactors({ database, deriveKey: keysOf(config) })) }
  for (let after: OrganizationId | null = null, more = true; more; ) {
    const page: readonly OrganizationId[] = await database.dispatcher((tx) => organizationIds(tx, after, pageSize))
    for (const organizationId of page) {
      const operation = { organizationId, actor: { kind: 'system', job: 'rewrap-secrets' }, requestId: encodeId('req', newId()) } as const
      const { secrets, rewrapped } = await rewrapSecrets(contextFor({ database, config, clock: systemClock, log }, operation))
      total.secrets += secrets
      total.rewrapped += rewrapped
    }
    after = page.at(-1) ?? null
    more = page.length === pageSize
  }
  return total
}
