import type { PersonMailKind } from '@quarterday/core/people/person-mail-types.ts'

/** A mail to a person, on its way. */
export interface PersonMail {
  readonly id: string
  readonly kind: PersonMailKind
  readonly address: string
  readonly locale: string
  readonly sealedFacts: Buffer
  readonly attempts: number
  readonly createdAt: Temporal.Instant
}

/** What became of one try. `nextAt`: when to try again; null: that was it. */
export interface TriedMail {
  readonly id: string
  readonly attempts: number
  readonly status: 'queued' | 'sent' | 'failed' | 'unknown'
  readonly nextAt: Temporal.Instant | null
  readonly transport: string | null
  readonly detail: string | null
}

/** What the facts of a mail are sealed about: those of one row open in no other. */
export function aboutMail(id: string): string {
  return `person_mails ${id}`
}
