/** Every expected "no" of the product: the public code, the HTTP status it travels with, and a title that never varies. */
export const refusals = {
  unparsable: { status: 400, title: 'The request cannot be parsed' },
  host_not_allowed: { status: 400, title: 'The installation is not known by this name' },
  missing_idempotency_key: { status: 400, title: 'The Idempotency-Key header is missing' },
  unauthenticated: { status: 401, title: 'No valid credential was given' },
  csrf_failed: { status: 403, title: 'The request did not come from a page of ours' },
  second_factor_required: { status: 403, title: 'The organization asks for a second factor first' },
  sign_up_closed: { status: 403, title: 'Nobody can sign up here by themselves' },
  organization_suspended: { status: 403, title: 'The organization is suspended' },
  forbidden: { status: 403, title: 'The credential does not permit this' },
  reauth_required: { status: 403, title: 'This asks that you prove again who you are' },
  self_approval: { status: 403, title: 'Nobody approves what they asked for themselves' },
  not_found: { status: 404, title: 'There is no such object' },
  method_not_allowed: { status: 405, title: 'This path does not offer the method' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  conflict: { status: 409, title: 'The request conflicts with the present state' },
  invalid_state: { status: 409, title: 'The object is not in a state that allows this' },
  already_exists: { status: 409, title: 'Such an object already exists' },
  idempotency_key_running: { status: 409, title: 'A request with this idempotency key is still running' },
  already_billed_time: { status: 409, title: 'The time was billed to the customer already' },
  one_active_subscription: { status: 409, title: 'The customer already has an active subscription' },
  concurrent_change: { status: 409, title: 'The object was changed by another request' },
  not_a_sandbox: { status: 409, title: 'Only a sandbox organization allows this' },
  no_gateway: { status: 409, title: 'No account of the payment gateway is connected' },
  no_payment_method: { status: 409, title: 'The customer has no usable payment method' },
  tax_not_known: { status: 409, title: 'The tax of the document is not known yet' },
  last_owner: { status: 409, title: 'An organization keeps at least one owner' },
  coupon_limit_reached: { status: 409, title: 'The coupon has been redeemed as often as it can be' },
  precondition_failed: { status: 412, title: 'The object has changed since it was read' },
  too_large: { status: 413, title: 'The request body is too large' },
  unsupported_media_type: { status: 415, title: 'The media type of the body is not supported' },
  invalid: { status: 422, title: 'The request is well formed but not valid' },
  password_common: { status: 422, title: 'The password is one that others would guess' },
  unknown_field: { status: 422, title: 'The request has a field that is not known' },
  card_data_refused: { status: 422, title: 'Card numbers are not accepted here; use a token of the payment gateway' },
  currency_mismatch: { status: 422, title: 'The currencies differ' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another request' },
  coupon_not_valid: { status: 422, title: 'The coupon cannot be redeemed' },
  no_matching_price: { status: 422, title: 'No price matches' },
  clock_backwards: { status: 422, title: 'The clock never goes back' },
  precondition_required: { status: 428, title: 'The If-Match header is missing' },
  rate_limited: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The request headers are too large' },
  tax_unavailable: { status: 503, title: 'The tax engine gives no usable answer at the moment' },
  unavailable: { status: 503, title: 'The service is not available at the moment' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>

export type RefusalCode = keyof typeof refusals

/** One thing wrong with one field: a JSON pointer into the body (`/items/0/price`), a short code, and a sentence. */
export interface FieldError {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

export interface RefusalOptions {
  readonly detail?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly retryAfterSeconds?: number | undefined
}

/** An expected "no" and part of the API: it becomes `application/problem+json` in one place. All other errors are bugs. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly detail: string
  readonly errors: readonly FieldError[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: RefusalCode, options: RefusalOptions = {}) {
    const detail = options.detail ?? refusals[code].title
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
    this.errors = options.errors
    this.retryAfterSeconds = options.retryAfterSeconds
  }

  get status(): number {
    return refusals[this.code].status
  }

  get title(): string {
    return refusals[this.code].title
  }
}

/** Makes a refusal to throw: `throw refuse('invalid_state', { detail: 'The invoice is already void.' })`. The detail defaults to the title. */
export function refuse(code: RefusalCode, options: RefusalOptions = {}): Refusal {
  return new Refusal(code, options)
}
