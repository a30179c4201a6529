/** A line in the words of the case. */
export interface PlayedLine {
  readonly kind: string
  readonly plan: string | null
  readonly charge: string | null
  readonly sub: string | null
  readonly description: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly fullPeriod: readonly string[] | null
  readonly quantity: number
  readonly listed: number
  readonly amount: number
  readonly discount: number
  readonly tax: number
}
