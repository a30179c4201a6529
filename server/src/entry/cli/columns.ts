type Row = Readonly<Record<string, unknown>>

/** What a person wants to see of each kind of object in a list; a dot leads inwards. `--json` has everything. */
const columns: Readonly<Record<string, readonly string[]>> = {
  organization: ['id', 'name', 'kind', 'currency', 'timezone', 'created_at', 'suspension.suspended_at', 'suspension.reason'],
  sandbox: ['id', 'name', 'now', 'currency', 'timezone'],
  api_key: ['id', 'name', 'mode', 'hint', 'scopes', 'expires_at', 'revoked_at', 'last_used_at'],
  member: ['id', 'name', 'email', 'role', 'second_factor', 'created_at'],
  invitation: ['id', 'email', 'role', 'status', 'sent_at', 'expires_at'],
  role: ['code', 'name', 'built_in', 'members', 'id'],
  approval: ['id', 'status', 'kind', 'amount', 'operation', 'requested_by.name', 'reason', 'expires_at'],
  customer: ['id', 'name', 'email', 'currency', 'status', 'created_at'],
  product: ['id', 'name', 'status', 'created_at'],
  plan: ['id', 'code', 'name', 'trial_days', 'status'],
  price: ['id', 'plan', 'nickname', 'currency', 'kind', 'interval', 'terms', 'status'],
  subscription: ['id', 'customer_name', 'plan_name', 'status', 'currency', 'current_period_end', 'next_billing_at', 'cancel_at'],
  subscription_change: ['id', 'effective_at', 'status', 'created_at'],
  invoice: ['id', 'number', 'customer_details.name', 'status', 'total', 'amount_due', 'issued_on', 'due_on'],
  usage: ['price', 'units', 'billable_units', 'amount', 'amount_with_tax', 'already_billed'],
  credit_note: ['id', 'number', 'invoice', 'reason', 'status', 'total', 'credited', 'issued_on'],
  statement: ['id', 'number', 'customer', 'status', 'total', 'amount_due', 'covers_on', 'due_on'],
  meter: ['id', 'code', 'name', 'aggregation', 'value_property', 'status'],
  usage_event: ['key', 'meter', 'customer', 'occurred_at', 'value', 'counted'],
  feature: ['id', 'code', 'name', 'kind', 'unit', 'status'],
  entitlement: ['feature', 'has_access', 'limit', 'used', 'remaining', 'resets_at'],
  entitlement_override: ['id', 'feature', 'has_access', 'limit', 'reason', 'expires_at', 'status'],
  tax_rate: ['id', 'name', 'kind', 'percent', 'country', 'category', 'valid_until', 'status'],
  coupon: ['id', 'code', 'name', 'percent_off', 'amount_off', 'duration', 'redeemed_count', 'status'],
  promotion_code: ['id', 'code', 'coupon', 'max_redemptions', 'redeemed_count', 'valid_until', 'status'],
  discount: ['id', 'name', 'customer', 'percent_off', 'amount_off', 'times_used', 'ends_at', 'status'],
  payment: ['id', 'invoice', 'amount', 'status', 'gateway', 'decline_reason', 'created_at'],
  payment_method: ['id', 'gateway', 'brand', 'last4', 'exp_month', 'exp_year', 'status'],
  credit_grant: ['id', 'wallet', 'amount', 'remaining', 'expired', 'reason', 'expires_at', 'created_at'],
  wallet: ['id', 'customer', 'name', 'balance', 'priority', 'status'],
  wallet_top_up: ['id', 'amount', 'status', 'automatic', 'reference', 'invoice', 'created_at'],
  audit_record: ['sequence', 'occurred_at', 'actor.kind', 'actor.id', 'action', 'outcome', 'object_id', 'fields'],
  event: ['id', 'type', 'object_id', 'sequence', 'created_at'],
  webhook_endpoint: ['id', 'url', 'events', 'status', 'disabled_reason', 'failing_since', 'last_delivered_at'],
  webhook_delivery: ['id', 'event_type', 'event', 'endpoint', 'status', 'attempt_count', 'next_attempt_at', 'finished_at'],
  job: ['name', 'schedule', 'next_at', 'summary'],
}

const mostColumns = 8

/** The columns of this kind that these rows have; of an unknown kind the first few plain fields. */
export function columnsOf(first: Row, rows: readonly Row[]): readonly string[] {
  const known = typeof first.object === 'string' ? columns[first.object] : undefined
  if (known !== undefined) return known.filter((name) => rows.some((row) => (name.split('.')[0] ?? name) in row))
  const names = Object.keys(first).filter((name) => name !== 'object' && name !== 'currency')
  const plain = names.filter((name) => rows.some((row) => typeof row[name] !== 'object' && row[name] !== undefined))
  return plain.slice(0, mostColumns)
}
