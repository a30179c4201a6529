import type { WebhookAttempt, WebhookDelivery, WebhookEndpoint } from '@quarterday/sdk/types.gen.ts'

export const endpointLooks = {
  enabled: { label: 'Enabled', color: 'teal' },
  disabled: { label: 'Disabled', color: 'gray' },
  deleted: { label: 'Deleted', color: 'gray' },
} as const satisfies Record<WebhookEndpoint['status'], object>

export const deliveryLooks = {
  pending: { label: 'On its way', color: 'copper' },
  delivered: { label: 'Delivered', color: 'teal' },
  exhausted: { label: 'Given up', color: 'red' },
  canceled: { label: 'Canceled', color: 'gray' },
} as const satisfies Record<WebhookDelivery['status'], object>

/** Why an endpoint is told nothing, or how long it has not answered. Null: all is well with it. */
export function troubleOf({ status, disabled_reason: reason, failing_since: since }: WebhookEndpoint): string | null {
  if (status === 'disabled') {
    if (reason === 'gone') return 'It answered that it is gone.'
    return reason === 'failing' ? 'Nothing but failure for five days.' : null
  }
  return since === null ? null : 'The last delivery failed.'
}

/** What came of an attempt: `200 in 84 ms`, or what went wrong. */
export function outcomeOf({ outcome, status_code: code, duration_ms: duration, detail }: WebhookAttempt): string {
  if (outcome === null) return 'Being sent'
  if (outcome === 'interrupted') return 'We stopped before the answer'
  const took = duration === null ? '' : ` in ${duration} ms`
  return code === null ? `${detail ?? 'Failed'}` : `${code}${took}`
}
