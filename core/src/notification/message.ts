export const messageChannels = ['email', 'sms'] as const
export type MessageChannel = (typeof messageChannels)[number]

/** `unknown`: nobody can tell whether it left, twice, so it is not sent again. `suppressed`: it is not to be sent. From `queued` and `sending` on, all others are final. */
export const messageStatuses = ['queued', 'sending', 'sent', 'unknown', 'failed', 'suppressed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

export const suppressionReasons = ['bounce', 'complaint', 'unsubscribed', 'by_hand'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** How often a message may be sent although it may have left before. */
export const extraSends = 1

const minute = 60
const waits = [minute, 5 * minute, 30 * minute, 2 * 60 * minute, 6 * 60 * minute, 12 * 60 * minute]

/** Seconds from the `attempts`-th refusal that may pass to the next try; null: it is given up, some 20 hours after the first. */
export function secondsToNextSend(attempts: number): number | null {
  return waits[attempts - 1] ?? null
}
