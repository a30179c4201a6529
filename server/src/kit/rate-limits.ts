/** How much may be asked for: `count` in `seconds`, and `burst` at once after a rest. */
export interface Quota {
  readonly count: number
  readonly seconds: number
  readonly burst: number
}

/** Each limit has a quota of its own. `defaultRateLimits` says what each is for. */
export type RateLimits = Readonly<Record<LimitName, Quota>>

export type LimitName = keyof typeof defaultRateLimits

/** The limits of an installation that sets none. Each key or person and each organization has a bucket of its own, unless something else is said. */
export const defaultRateLimits = {
  /** The API in a live organization. */
  live: perSecond(100, 200),
  /** The API in a sandbox. */
  test: perSecond(25, 50),
  /** One operation that reads much (reports, checks of the whole book), in one organization; it counts for the API too. */
  heavy: perSecond(25, 50),
  /** One file with a whole book in it, in one organization. */
  export: { count: 5, seconds: 3600, burst: 5 },
  /** Requests that bring usage, of up to a thousand events each. They do not count for the API. */
  ingest: perSecond(2000, 4000),
  /** The customers of an organization together, in the portal. */
  portal: perSecond(100, 200),
  /** One customer in the portal. */
  customer: perSecond(10, 50),
  /** An address from which nobody has proven who they are, or that gave a wrong credential. Of IPv6 it is the network. */
  address: perSecond(20, 100),
  /** What one connected gateway sends to us. Beyond it the answer is 503, and gateways send again. */
  webhooks: perSecond(200, 200),
  /** The operator of the installation. */
  operator: perSecond(1000, 2000),
} as const satisfies Record<string, Quota>

export const limitNames = Object.keys(defaultRateLimits) as readonly LimitName[]

/**
 * Reads `RATE_LIMITS`: `off`, or what differs from the defaults, as `live=200/s:400, export=20/h`. After the colon the burst; without it, as much as `count`.
 * Null: off. Text: what is wrong, for the operator.
 */
export function parseRateLimits(text: string): RateLimits | null | string {
  if (text.trim() === 'off') return null
  const limits: Record<LimitName, Quota> = { ...defaultRateLimits }
  for (const part of text.split(',')) {
    const [, name = '', count = '', unit = '', burst = count] = /^\s*([a-z]+)=(\d{1,7})\/([smh])(?::(\d{1,7}))?\s*$/.exec(part) ?? []
    const known = limitNames.find((limit) => limit === name)
    if (known === undefined) return `is off, or a list such as live=200/s:400, export=20/h; the names are ${limitNames.join(', ')}`
    if (Number(count) < 1 || Number(burst) < 1) return `${known} has a count and a burst of 1 or more`
    limits[known] = { count: Number(count), seconds: unitSeconds[unit] ?? 1, burst: Number(burst) }
  }
  return limits
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

function perSecond(count: number, burst: number): Quota {
  return { count, seconds: 1, burst }
}
