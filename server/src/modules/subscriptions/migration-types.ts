/** How many subscriptions of a price can be moved, and how many stay because of something else. */
export interface MoverCounts {
  readonly ready: number
  /** They are going to end. */
  readonly canceling: number
  readonly parked: number
  /** A period of theirs has just ended and is being billed. */
  readonly due: number
  /** A change to the new price waits already. */
  readonly scheduled: number
  /** Another change of items waits. */
  readonly changing: number
}

export interface MigrationProgress {
  /** By this call. */
  readonly moved: number
  readonly counts: MoverCounts
}

/** What a migration would come to. Amounts a month, in minor units, by the formula that bills; usage is not known and counts nothing. */
export interface MigrationPreview {
  readonly currency: string
  readonly counts: MoverCounts
  readonly before: bigint
  readonly after: bigint
  readonly more: number
  readonly less: number
  readonly same: number
  readonly sample: readonly MovedSample[]
}

export interface MovedSample {
  readonly subscription: string
  readonly customer: string
  readonly customerName: string
  readonly quantity: string
  readonly before: bigint
  readonly after: bigint
}
