import type { WebhookEndpointId } from '@quarterday/core/id.ts'
import type { DisabledReason, EndpointStatus } from '@quarterday/core/webhook/endpoint.ts'

/** Who outside wants to know. All of its moments are real time, also in a sandbox. */
export interface WebhookEndpoint {
  readonly id: WebhookEndpointId
  readonly url: string
  readonly description: string | null
  readonly eventFilters: readonly string[]
  readonly apiVersion: string
  readonly status: EndpointStatus
  readonly disabledReason: DisabledReason | null
  readonly disabledAt: Temporal.Instant | null
  /** Sealed. */
  readonly secret: Buffer
  readonly previousSecret: Buffer | null
  readonly previousSecretEndsAt: Temporal.Instant | null
  /** An event with a lower id happened before it listened. */
  readonly listensAfter: string
  /** Since when nothing but failure. */
  readonly failingSince: Temporal.Instant | null
  readonly lastDeliveredAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

/** The shape of what is sent. There is one so far. */
export const apiVersions = ['v1'] as const
