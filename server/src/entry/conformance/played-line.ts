/** A line in the words of the case. */
export interface PlayedLine {
  readonly kind: string
  readonly plan: string | null
  readonly charge: string | null
  readonly sub: string | null
  readonly description: string
  /** Local days, and the instants themselves. */
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly start: string | null
  readonly end: string | null
  readonly fullPeriod: PlayedPeriod | null
  /** What may be called its quantity: all of the period so far, or only what this line bills of it. Null: a mean over time, which is nobody's count. */
  readonly quantities: readonly number[] | null
  readonly listed: number
  readonly amount: number
  readonly discount: number
  readonly tax: number
}

export interface PlayedPeriod {
  readonly start: string
  readonly end: string
  readonly startOn: string
  readonly endOn: string
}
