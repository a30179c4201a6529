import type { CustomerId, MeterId, SubscriptionId, UsageEventId } from '@quarterday/core/id.ts'

export type PropertyValue = string | number | boolean
export type Properties = Readonly<Record<string, PropertyValue>>

/** A counted fact as somebody tells it. */
export interface ToldEvent {
  /** Absent: the event is a new one, whatever it is like. */
  readonly key?: string | undefined
  /** The meter's code or id. */
  readonly meter: string
  /** Whose it is: exactly one of the three. */
  readonly customer?: CustomerId | undefined
  readonly external_customer_id?: string | undefined
  readonly subscription?: SubscriptionId | undefined
  /** Absent: now. */
  readonly occurred_at?: Temporal.Instant | undefined
  /** Decimal text. */
  readonly value?: string | undefined
  readonly properties?: Properties | undefined
}

/** A counted fact as it is kept. */
export interface UsageEvent {
  readonly id: UsageEventId
  readonly key: string
  readonly meterId: MeterId
  readonly customerId: CustomerId
  /** Null: the customer had no subscription at the time, so nobody is billed for it. */
  readonly subscriptionId: SubscriptionId | null
  readonly occurredAt: Temporal.Instant
  /** Decimal text. Of unique counts 1, or -1 where the item is taken away. */
  readonly value: string
  readonly item: string | null
  /** The values of the meter's dimensions that the event has. */
  readonly dimensions: Readonly<Record<string, string>> | null
  /** False: the meter's filters leave it out. */
  readonly counted: boolean
  readonly properties: Properties
}

/** What a meter sees in an event. */
export type Measured = Pick<UsageEvent, 'value' | 'item' | 'dimensions' | 'counted'>

/** An event as its meter reads it; whose it is and when it happened stand as they were told. */
export interface MeasuredEvent {
  readonly id: UsageEventId
  readonly key: string
  readonly meterId: MeterId
  readonly told: ToldEvent
  readonly measured: Measured
}

/** What became of events that were sent. Those whose key is known already change nothing. */
export interface UsageReceipt {
  readonly accepted: number
  readonly duplicates: number
}
