import type { Message, Suppression } from '@quarterday/sdk/types.gen.ts'
import type { Look } from '../ui/status-badge.tsx'

export const messageLooks: Readonly<Record<Message['status'], Look>> = {
  queued: { label: 'Waiting', color: 'yellow' },
  sending: { label: 'Leaving', color: 'copper' },
  sent: { label: 'Sent', color: 'teal' },
  unknown: { label: 'Not known', color: 'yellow' },
  failed: { label: 'Failed', color: 'red' },
  suppressed: { label: 'Not sent', color: 'gray' },
}

const reasons: Readonly<Record<string, string>> = {
  superseded: 'It was not so any more when it was to leave.',
  opted_out: 'The customer does not want messages like this one.',
  no_address: 'There is no address to send it to.',
  suppressed_address: 'Nothing is sent to this address any more.',
  refused: 'It was refused.',
  bounced: 'It came back.',
  no_answer: 'Nobody can tell whether it left.',
  interrupted: 'Our process ended while it was leaving.',
}

/** Why a message was not sent, in a sentence. Null: nothing went wrong. */
export function reasonOf({ reason, detail }: Pick<Message, 'reason' | 'detail'>): string | null {
  if (reason === null) return null
  return [reasons[reason] ?? reason, detail].filter(Boolean).join(' ')
}

export const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'German' },
  { value: 'fr', label: 'French' },
  { value: 'es', label: 'Spanish' },
] as const

export const channels = [
  { value: 'email', label: 'E-mail' },
  { value: 'sms', label: 'SMS' },
] as const

/** Why nothing is sent to an address any more. */
export const suppressionReasons: Readonly<Record<Suppression['reason'], string>> = {
  bounce: 'It came back',
  complaint: 'Called spam',
  unsubscribed: 'Wants no messages',
  by_hand: 'Blocked by hand',
}
