import { deriveKey } from '../kit/authenticate-secrets.ts'
import { createHttpLimits, type HttpLimits } from '../kit/http-limits.ts'
import type { RateLimits } from '../kit/rate-limits.ts'
import { TokenBuckets } from '../kit/token-buckets.ts'
import { forgetFullBuckets, sharedBuckets } from '../kit/token-store.ts'
import { kindOfOrganization } from '../modules/organizations/store.ts'
import type { Installation } from './context.ts'

/** What one process counts by. Null: whoever comes is let in as often as they come. */
export interface Limits {
  readonly http: HttpLimits
  readonly buckets: TokenBuckets
  readonly quotas: RateLimits
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

  const timer = setInterval(() => void cleanUp().catch((err: unknown) => log.warn({ err }, 'full buckets were not forgotten')), cleanUpMs)
  timer.unref()
  return {
    ...{ buckets, quotas, close: () => clearInterval(timer) },
    http: createHttpLimits({ limits: quotas, buckets, kindOf: (id) => kindOfOrganization(database, id) }),
  }
}
