import type { ApiClient } from '../api.ts'

/** The API as a history needs it: answers below 300, else a failure. */
export interface Sender {
  readonly client: ApiClient
  now(): Temporal.Instant
  // biome-ignore lint/suspicious/noExplicitAny: a test reads replies as a program without types would
  get(url: string): Promise<any>
}

/** What a history showed to be wrong. The kind stays the same while a history is made shorter. */
export class HistoryFailure extends Error {
  readonly kind: string

  constructor(kind: string, detail: string) {
    super(`${kind}: ${detail}`)
    this.kind = kind
  }
}
