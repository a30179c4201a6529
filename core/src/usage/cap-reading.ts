export const capScopes = ['usage'] as const
export const capActions = ['limit', 'notify'] as const

/** The most that the usage of a subscription may come to in one of its billing periods, as listed: before discounts and tax. Minor units. */
export interface SpendingCap {
  readonly amount: bigint
  readonly scope: (typeof capScopes)[number]
  /** `limit`: no more is billed. `notify`: somebody is told, and all is billed. */
  readonly action: (typeof capActions)[number]
}

/** A cap, and what documents billed of the period's usage already. */
export interface CapReading extends SpendingCap {
  readonly billed: bigint
}
