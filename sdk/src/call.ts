export interface CallOptions {
  /** Of a POST; default: a new one for each call. Give your own to repeat a call across restarts of your program with one effect. */
  readonly idempotencyKey?: string | undefined
  /** Of what you have read (`etagOf`): if somebody has changed it since, nothing is done and `precondition_failed` is thrown. */
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Of what is only changed by who has read it. */
export interface MatchOptions extends CallOptions {
  readonly ifMatch: string
}

export interface Call {
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly options?: CallOptions | undefined
}

/** What the generated operations call. */
export type Send = <Reply>(method: string, path: string, call: Call) => Promise<Reply>

/** The query of an operation. A filter that is undefined is left out. */
export type QueryOf<Data> = Data extends { query?: infer Query }
  ? { [Name in keyof NonNullable<Query>]: NonNullable<Query>[Name] | undefined }
  : never

export type BodyOf<Data> = Data extends { body?: infer Body } ? NonNullable<Body> : never

/** What was done. Where that may have to wait instead (202), whoever has to is told by `ApprovalPending`. */
export type ReplyOf<Responses> = [Exclude<keyof Responses, 202>] extends [never]
  ? Responses[keyof Responses]
  : Responses[Exclude<keyof Responses, 202>]
