import { deriveKey } from '../kit/authenticate-secrets.ts'
import { createHttpLimits, type HttpLimits } from '../kit/http-limits.ts'
import { type Bucket, TokenBuckets } from '../kit/token-buckets.ts'
import { forgetFullBuckets, sharedBuckets } from '../kit/token-store.ts'
import { networkOf } from '../kit/try-counter.ts'
import { kindOfOrganization } from '../modules/organizations/store.ts'
import type { Installation } from './context.ts'

/** What one process counts by. Null: whoever comes is let in as often as they come. */
export interface Limits {
  readonly http: HttpLimits
  /** Counts one more of what a connected account sends. Answers the seconds to wait; null: it is within what is allowed. */
  countNotice(account: string): Promise<number | null>
  /** Counts what an address sends to an account without proving anything, and says when that is too much. */
  countRefused(address: string, account: string): Promise<void>
  isStopped(address: string, account: string): boolean
  /** Ends what runs by itself. */
  close(): void
}

/** How often full buckets are looked for, and how many slices of them are forgotten then. */
const cleanUpMs = 300_000
const mostSlices = 20

/** The limits of the configuration, counted in buckets that all processes of this database share. */
export function limitsOf({ database, config, clock, log }: Installation): Limits | null {
  const quotas = config.rateLimits ?? null
  if (quotas === null) return null
  const take = sharedBuckets(database, deriveKey(config.secret, 'rate limits'))
  const buckets = new TokenBuckets({ clock, take, onError: (err) => log.warn({ err }, 'rate limits are counted by this process alone') })

  async function cleanUp(): Promise<void> {
    for (let slice = 0; slice < mostSlices; slice += 1) if ((await forgetFullBuckets(database, clock.now())) === 0) return
  }

  // Of the pair: gateways send to all from the same addresses, and an account whose secret is wrong here is no reason to stop the others.
  const guesses = (address: string, account: string): Bucket => ({
    ...{ label: 'address', quota: quotas.address, name: `refused ${networkOf(address)} ${account}` },
  })

  const timer = setInterval(() => void cleanUp().catch((err: unknown) => log.warn({ err }, 'full buckets were not forgotten')), cleanUpMs)
  timer.unref()
  return {
    close: () => clearInterval(timer),
    async countNotice(account) {
      const taken = await buckets.take([{ label: 'webhooks', name: `webhooks ${account}`, quota: quotas.webhooks }])
      return taken.ok ? null : taken.waitSeconds
    },
    async countRefused(address, account) {
      await buckets.take([guesses(address, account)])
    },
    isStopped: (address, account) => buckets.dryOf([guesses(address, account)]) !== null,
    http: createHttpLimits({ limits: quotas, buckets, kindOf: (id) => kindOfOrganization(database, id) }),
  }
}
