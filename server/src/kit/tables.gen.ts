// Read back from a migrated database by `npm run generate`: change a migration, not this file.
import type { Generated } from 'kysely'

export interface AnnouncedCards {
  organization_id: string
  payment_method_id: string
  exp_year: number
  exp_month: number
}

export interface AnnouncedRenewals {
  organization_id: string
  subscription_id: string
  period_end: Temporal.Instant
}

export interface ApiKeys {
  organization_id: string
  id: string
  name: string
  mode: string
  scopes: string[]
  secret_hash: Buffer
  hint: string
  created_at: Temporal.Instant
  expires_at: Temporal.Instant | null
  revoked_at: Temporal.Instant | null
  last_used_at: Temporal.Instant | null
  created_by: string | null
  allowed_addresses: Generated<string[]>
}

export interface ApprovalSettings {
  organization_id: string
  rules: unknown
  holds_keys: boolean
  updated_at: Temporal.Instant
}

export interface Approvals {
  organization_id: string
  id: string
  operation: string
  params: unknown
  request: unknown
  kind: string
  amount: bigint
  currency: string
  status: string
  reason: string | null
  requested_by_user: string | null
  requested_by_kind: string
  requested_by_id: string
  decided_by_kind: string | null
  decided_by_id: string | null
  decision_note: string | null
  result: unknown
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  decided_at: Temporal.Instant | null
}

export interface AuditContents {
  organization_id: string
  sequence: bigint
  part: string
  subject_id: string | null
  salt: Buffer
  content: unknown
}

export interface AuditDenials {
  organization_id: string
  actor: string
  minute: Temporal.Instant
  count: number
}

export interface AuditHeads {
  organization_id: string
  sequence: bigint
  hash: Buffer
}

export interface AuditRecords {
  organization_id: string
  sequence: bigint
  id: string
  occurred_at: Temporal.Instant
  actor_kind: string
  actor_id: string | null
  action: string
  outcome: string
  object_type: string | null
  object_id: string | null
  result_type: string | null
  result_id: string | null
  fields: string[]
  detail: unknown
  request_id: string | null
  source_digest: Buffer | null
  change_digest: Buffer | null
  content_hash: Buffer
  previous_hash: Buffer
  hash: Buffer
}

export interface AuditTallies {
  organization_id: string
  action: string
  cause: string
  hour: Temporal.Instant
  counts: unknown
}

export interface BillingParties {
  organization_id: string
  id: string
  name: string
  email: string | null
  address: Generated<unknown>
  tax_ids: Generated<unknown>
  created_at: Temporal.Instant
  content_hash: Buffer
  restricted_of: string | null
  retain_until: Temporal.Instant | null
  erased_at: Temporal.Instant | null
}

export interface CountedCharges {
  organization_id: string
  line_id: string
  draft_id: string | null
  rule: string
  subscription_id: string
  item_id: string
  price_id: string
  period_start: Temporal.Instant
  period_end: Temporal.Instant
  full_start: Temporal.Instant
  full_end: Temporal.Instant
  timezone: string
  stretch_start: Temporal.Instant | null
  stretch_end: Temporal.Instant | null
  shared_at: Temporal.Instant | null
}

export interface CouponCustomers {
  organization_id: string
  coupon_id: string
  customer_id: string
  redeemed_count: number
}

export interface Coupons {
  organization_id: string
  id: string
  code: string | null
  name: string
  percent_off: string | null
  amount_off: bigint | null
  currency: string | null
  duration: string
  duration_months: number | null
  duration_periods: number | null
  applies_to: unknown
  minimum_amount: bigint | null
  first_purchase_only: boolean
  max_redemptions: number | null
  max_redemptions_per_customer: number | null
  redeemed_count: Generated<number>
  valid_from: Temporal.Instant | null
  valid_until: Temporal.Instant | null
  status: string
  metadata: unknown
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface Coverage {
  organization_id: string
  item_id: string
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  previous_end: Temporal.Instant | null
  subscription_id: string
  kind: string
  line_id: string | null
}

export interface CreditEntries {
  organization_id: string
  id: string
  grant_id: string
  invoice_id: string | null
  amount: bigint
  created_at: Temporal.Instant
  kind: Generated<string>
  withdrawal_id: string | null
}

export interface CreditGrants {
  organization_id: string
  id: string
  customer_id: string
  currency: string
  amount: bigint
  remaining: bigint
  reason: string
  memo: string | null
  invoice_id: string | null
  created_at: Temporal.Instant
  wallet_id: string | null
  priority: Generated<number>
  available_at: Temporal.Instant | null
  expires_at: Temporal.Instant | null
  expired: Generated<bigint>
  bought: Generated<boolean>
  rollover: unknown
  rolled_over_from: string | null
  withdrawn: Generated<bigint>
}

export interface CreditNoteLines {
  organization_id: string
  id: string
  credit_note_id: string
  position: number
  kind: string
  credited_line_id: string
  description: string
  quantity: string
  period_start: Temporal.Instant | null
  period_end: Temporal.Instant | null
  currency: string
  listed_amount: bigint
  amount: bigint
  discount: bigint
  tax: bigint
  discounts: unknown
  taxing: unknown
  derivation: unknown
}

export interface CreditNotes {
  organization_id: string
  id: string
  customer_id: string
  invoice_id: string
  subscription_id: string | null
  status: string
  reason: string
  currency: string
  series: string
  number: bigint
  seller_party_id: string
  customer_party_id: string
  timezone: string
  subtotal: bigint
  discount: bigint
  tax: bigint
  total: bigint
  reduced_due: bigint
  credited: bigint
  refunded: bigint
  grant_id: string | null
  issued_at: Temporal.Instant
  issued_on: Temporal.PlainDate
  voided_at: Temporal.Instant | null
  memo: string | null
  content_hash: Buffer
  event_count: number
  withdrawal_id: string | null
}

export interface CustomRoles {
  organization_id: string
  id: string
  code: string
  name: string
  permissions: string[]
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface CustomerLogins {
  organization_id: string
  customer_id: string
  user_id: string
  created_at: Temporal.Instant
}

export interface Customers {
  organization_id: string
  id: string
  external_id: string | null
  name: string
  email: string | null
  phone: string | null
  party_id: string
  country: string | null
  currency: string | null
  timezone: string | null
  locale: string | null
  collection_method: string | null
  net_terms_days: number | null
  conventions: Generated<unknown>
  payment_method_id: string | null
  metadata: Generated<unknown>
  status: Generated<string>
  event_count: Generated<number>
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  region: string | null
  tax_treatment: string | null
  parent_id: string | null
  dunning_policy_id: string | null
  erased_at: Temporal.Instant | null
}

export interface DiscountUses {
  organization_id: string
  discount_id: string
  invoice_id: string
  amount: bigint
  created_at: Temporal.Instant
}

export interface Discounts {
  organization_id: string
  id: string
  coupon_id: string
  promotion_code_id: string | null
  customer_id: string
  subscription_id: string | null
  position: number
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant | null
  periods_left: number | null
  remaining_amount: bigint | null
  use_count: Generated<number>
  status: string
  returned: Generated<boolean>
  closed_at: Temporal.Instant | null
}

export interface Disputes {
  organization_id: string
  id: string
  customer_id: string
  invoice_id: string
  payment_id: string
  gateway: string
  reference: string
  currency: string
  amount: bigint
  status: string
  reason: string
  evidence_due_at: Temporal.Instant | null
  event_count: number
  opened_at: Temporal.Instant
  closed_at: Temporal.Instant | null
}

export interface DunningPolicies {
  organization_id: string
  id: string
  name: string
  terms: unknown
  is_default: Generated<boolean>
  status: string
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface DunningRuns {
  organization_id: string
  id: string
  invoice_id: string
  customer_id: string
  policy_id: string | null
  terms: unknown
  timezone: string
  status: string
  counted_from: Temporal.PlainDate
  step: number
  retries: number
  owes_message: boolean
  need: string
  reason: string
  redirect_url: string | null
  next_action: string | null
  next_at: Temporal.Instant | null
  final_result: string | null
  final_detail: string | null
  paused_subscriptions: Generated<string[]>
  resume_at: Temporal.Instant | null
  started_at: Temporal.Instant
  paused_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
}

export interface Entitlements {
  organization_id: string
  id: string
  customer_id: string
  feature_id: string
  has_access: boolean
  allowance: string | null
  reason: string | null
  expires_at: Temporal.Instant | null
  status: string
  created_at: Temporal.Instant
  closed_at: Temporal.Instant | null
}

export interface Events {
  organization_id: string
  id: string
  type: string
  aggregate_id: string
  sequence: number
  data: unknown
  occurred_at: Temporal.Instant
  fanned_out: Generated<boolean>
  announced: Generated<boolean>
}

export interface Features {
  organization_id: string
  id: string
  code: string
  name: string
  kind: string
  meter_id: string | null
  unit: string | null
  status: string
  metadata: unknown
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface GatewayAccounts {
  organization_id: string
  id: string
  gateway: string
  public_key: string
  secret_key: Buffer | null
  secret_key_last4: string | null
  webhook_secret: Buffer | null
  webhook_secret_last4: string | null
  status: string
  event_count: number
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  disconnected_at: Temporal.Instant | null
}

export interface GatewayCustomers {
  organization_id: string
  customer_id: string
  gateway: string
  gateway_account_id: string | null
  reference: string
  created_at: Temporal.Instant
}

export interface GatewayEvents {
  organization_id: string
  id: string
  gateway: string
  gateway_account_id: string | null
  reference: string
  type: string
  about_kind: string | null
  about_reference: string | null
  sent_at: Temporal.Instant
  received_at: Temporal.Instant
  deliveries: Generated<number>
  body: Buffer | null
  status: string
  attempts: Generated<number>
  next_at: Temporal.Instant | null
  finished_at: Temporal.Instant | null
  last_error: string | null
  event_count: Generated<number>
}

export interface GatewayRefusals {
  organization_id: string
  gateway: string
  refused: bigint
  last_at: Temporal.Instant
}

export interface HelpDeskEvents {
  organization_id: string
  id: string
  help_desk_id: string
  reference: string
  type: string
  about_reference: string | null
  about_key: string | null
  sent_at: Temporal.Instant
  received_at: Temporal.Instant
  deliveries: Generated<number>
  body: Buffer | null
  status: string
  attempts: Generated<number>
  next_at: Temporal.Instant | null
  finished_at: Temporal.Instant | null
  last_error: string | null
}

export interface HelpDeskMessages {
  organization_id: string
  help_desk_id: string
  ticket_id: string
  id: string
  message_id: string | null
  reference: string | null
  origin: string
  status: string
  detail: string | null
  created_at: Temporal.Instant
}

export interface HelpDeskTickets {
  organization_id: string
  help_desk_id: string
  ticket_id: string
  reference: string | null
  url: string | null
  wanted: number
  done: Generated<number>
  pull_wanted: Generated<number>
  pull_done: Generated<number>
  sent_position: Generated<number>
  seen_here: unknown
  seen_there: unknown
  told_until: Temporal.Instant | null
  status: string
  attempts: Generated<number>
  fence: Generated<number>
  next_at: Temporal.Instant | null
  leased_until: Temporal.Instant | null
  last_error: string | null
  synced_at: Temporal.Instant | null
  created_at: Temporal.Instant
}

export interface HelpDesks {
  organization_id: string
  id: string
  kind: string
  address: string
  username: string | null
  secret: Buffer | null
  secret_last4: string
  webhook_secret: Buffer | null
  webhook_secret_last4: string | null
  shares_notes: boolean
  mails_customers: boolean
  status: string
  tested_at: Temporal.Instant | null
  test_error: string | null
  held_until: Temporal.Instant | null
  refused: Generated<bigint>
  refused_at: Temporal.Instant | null
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  disconnected_at: Temporal.Instant | null
}

export interface IdempotencyKeys {
  organization_id: string
  operation: string
  key: string
  fingerprint: Buffer
  status: number | null
  response: string | null
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
}

export interface Invitations {
  organization_id: string
  id: string
  email: string
  role: string
  token_hash: Buffer
  invited_by: string | null
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  accepted_at: Temporal.Instant | null
  revoked_at: Temporal.Instant | null
  sent_at: Temporal.Instant | null
}

export interface InvoiceLines {
  organization_id: string
  id: string
  invoice_id: string
  position: number
  kind: string
  description: string
  subscription_id: string | null
  item_id: string | null
  price_id: string | null
  credited_line_id: string | null
  quantity: string
  period_start: Temporal.Instant | null
  period_end: Temporal.Instant | null
  currency: string
  amount: bigint
  discount: Generated<bigint>
  tax: Generated<bigint>
  derivation: unknown
  listed_amount: bigint
  discounts: unknown
  taxing: unknown
}

export interface Invoices {
  organization_id: string
  id: string
  customer_id: string
  subscription_id: string | null
  status: string
  reason: string
  currency: string
  series: string | null
  number: bigint | null
  seller_party_id: string
  customer_party_id: string
  timezone: string
  collection_method: string
  subtotal: bigint
  discount: Generated<bigint>
  tax: Generated<bigint>
  total: bigint
  credits_applied: Generated<bigint>
  amount_paid: Generated<bigint>
  amount_due: bigint
  issued_at: Temporal.Instant | null
  issued_on: Temporal.PlainDate | null
  due_on: Temporal.PlainDate | null
  overdue_at: Temporal.Instant | null
  finalize_at: Temporal.Instant | null
  collect_at: Temporal.Instant | null
  paid_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
  net_terms_days: number
  memo: string | null
  content_hash: Buffer | null
  event_count: number
  created_at: Temporal.Instant
  discounts: unknown
  taxes: unknown
  tax_treatment: Generated<string>
  wallet_applied: Generated<bigint>
  amount_credited: Generated<bigint>
  reissue_of: string | null
  remind_at: Generated<Temporal.Instant | null>
}

export interface LateUsage {
  organization_id: string
  subscription_id: string
  meter_id: string
  earliest_at: Temporal.Instant
}

export interface LedgerEntries {
  organization_id: string | null
  transfer_id: string | null
  kind: string | null
  account: string | null
  amount: bigint | null
  currency: string | null
  customer_id: string | null
  invoice_id: string | null
  payment_id: string | null
  occurred_at: Temporal.Instant | null
}

export interface LedgerTransfers {
  organization_id: string
  id: string
  kind: string
  debit: string
  credit: string
  amount: bigint
  currency: string
  customer_id: string
  invoice_id: string | null
  payment_id: string | null
  grant_id: string | null
  occurred_at: Temporal.Instant
  credit_note_id: string | null
  refund_id: string | null
}

export interface LoginThrottles {
  name: string
  failures: number
  window_ends_at: Temporal.Instant
  blocked_until: Temporal.Instant | null
}

export interface Members {
  organization_id: string
  id: string
  user_id: string
  role: string
  invited_by: string | null
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface Messages {
  organization_id: string
  id: string
  template: string
  key: string
  recipient: string
  customer_id: string | null
  event_id: string | null
  object_id: string | null
  channel: string
  address: string
  locale: string
  is_optional: boolean
  sender: string
  reply_to: string | null
  subject: string
  html: string | null
  body: string | null
  status: string
  reason: string | null
  detail: string | null
  attempts: Generated<number>
  unknowns: Generated<number>
  next_at: Temporal.Instant | null
  transport: string | null
  reference: string | null
  sent_at: Temporal.Instant | null
  finished_at: Temporal.Instant | null
  created_at: Temporal.Instant
}

export interface Meters {
  organization_id: string
  id: string
  code: string
  name: string
  aggregation: string
  value_property: string | null
  filters: unknown
  dimensions: string[]
  status: string
  metadata: unknown
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface NotificationPreferences {
  organization_id: string
  customer_id: string
  channels: string[]
  locale: string | null
  optional_messages: boolean
  opted_out: string[]
  updated_at: Temporal.Instant
}

export interface NotificationSettings {
  organization_id: string
  enabled: boolean
  announces_after: string
  sender_name: string | null
  reply_to: string | null
  staff_email: string | null
  accent_color: string
  locale: string
  turned_off: string[]
  renewal_notice_days: number
  updated_at: Temporal.Instant
}

export interface NotificationTemplates {
  organization_id: string
  template: string
  channel: string
  language: string
  subject: string
  body: string
  updated_at: Temporal.Instant
}

export interface NumberSeries {
  organization_id: string
  series: string
  next_number: bigint
  last_issued_at: Temporal.Instant
}

export interface Organizations {
  id: string
  name: string
  kind: string
  clock_at: Temporal.Instant | null
  timezone: string
  currency: string
  conventions: Generated<unknown>
  party_id: string
  number_prefix: Generated<string>
  created_by: string | null
  created_at: Temporal.Instant
  tax_engine: Generated<string>
  require_second_factor: Generated<boolean>
  root_id: string | null
  suspended_at: Temporal.Instant | null
  suspended_reason: string | null
  suspended_contact: string | null
}

export interface PasskeyChallenges {
  challenge_hash: Buffer
  purpose: string
  user_id: string | null
  expires_at: Temporal.Instant
}

export interface PaymentLinks {
  organization_id: string
  id: string
  invoice_id: string
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  last_used_at: Temporal.Instant | null
  revoked_at: Temporal.Instant | null
}

export interface PaymentMethods {
  organization_id: string
  id: string
  customer_id: string
  gateway: string
  token: string
  brand: string | null
  last4: string | null
  exp_month: number | null
  exp_year: number | null
  status: string
  created_at: Temporal.Instant
  gateway_account_id: string | null
  gateway_customer: string | null
}

export interface Payments {
  organization_id: string
  id: string
  customer_id: string
  invoice_id: string
  payment_method_id: string | null
  gateway: string
  attempt: number
  idempotency_key: string
  currency: string
  amount: bigint
  status: string
  reference: string | null
  decline_reason: string | null
  retryable: boolean | null
  redirect_url: string | null
  operation_id: string | null
  created_at: Temporal.Instant
  answered_at: Temporal.Instant | null
  reconcile_at: Temporal.Instant | null
  gateway_account_id: string | null
  gateway_customer: string | null
  in_person: Generated<boolean>
  keep_method: Generated<boolean>
  reported_currency: string | null
  reported_amount: bigint | null
}

export interface PendingLines {
  organization_id: string
  id: string
  customer_id: string
  subscription_id: string | null
  currency: string
  amount: bigint
  line: unknown
  created_at: Temporal.Instant
  consolidate_at: Temporal.Instant | null
  collection_method: string | null
  net_terms_days: number | null
}

export interface PersonMails {
  id: string
  kind: string
  address: string
  locale: string
  sealed_facts: Buffer | null
  status: string
  attempts: Generated<number>
  next_at: Temporal.Instant | null
  transport: string | null
  detail: string | null
  created_at: Temporal.Instant
  finished_at: Temporal.Instant | null
}

export interface PlanFeatures {
  organization_id: string
  plan_id: string
  feature_id: string
  enabled: boolean
  allowance: string | null
}

export interface Plans {
  organization_id: string
  id: string
  product_id: string
  code: string
  name: string
  description: string | null
  trial_days: Generated<number>
  term_months: number | null
  status: Generated<string>
  metadata: Generated<unknown>
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  names: Generated<unknown>
  term_end: Generated<string>
  trial_end: Generated<string>
  usage_thresholds: Generated<unknown>
  listed: Generated<boolean>
}

export interface PortalSettings {
  organization_id: string
  sign_up: string
  publishable_secret: string
  allowed_origins: Generated<string[]>
  updated_at: Temporal.Instant
  page_url: string | null
  allow_subscribe: Generated<boolean>
  allow_plan_change: Generated<boolean>
  allow_quantity_change: Generated<boolean>
  cancel: Generated<string>
  new_collection_method: string | null
  new_net_terms_days: number | null
  slug: string | null
  hosted: Generated<boolean>
}

export interface PortalSlugs {
  organization_id: string
  position: number
  slug: string
  created_at: Temporal.Instant
}

export interface Prices {
  organization_id: string
  id: string
  product_id: string
  plan_id: string | null
  nickname: string | null
  currency: string
  kind: string
  interval_unit: string | null
  interval_count: number | null
  billing: string
  usage: string
  model: string
  terms: unknown
  status: Generated<string>
  created_at: Temporal.Instant
  meter_id: string | null
  metering: unknown
  tax_behavior: string | null
  tax_rate_id: string | null
  names: Generated<unknown>
  customer_id: string | null
  overrides_price_id: string | null
}

export interface PrivacySettings {
  organization_id: string
  retention_years: number
  updated_at: Temporal.Instant
}

export interface Products {
  organization_id: string
  id: string
  name: string
  description: string | null
  tax_category: string | null
  status: Generated<string>
  metadata: Generated<unknown>
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  names: Generated<unknown>
}

export interface PromotionCodes {
  organization_id: string
  id: string
  coupon_id: string
  code: string
  customer_id: string | null
  first_purchase_only: boolean
  max_redemptions: number | null
  redeemed_count: Generated<number>
  valid_until: Temporal.Instant | null
  status: string
  metadata: unknown
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface RateLimits {
  name: Buffer
  full_at: bigint
  granted: number
}

export interface Refunds {
  organization_id: string
  id: string
  customer_id: string
  payment_id: string
  credit_note_id: string | null
  invoice_id: string
  currency: string
  amount: bigint
  gateway: string
  status: string
  idempotency_key: string
  reference: string | null
  decline_reason: string | null
  attempt: number
  reconcile_at: Temporal.Instant | null
  event_count: number
  created_at: Temporal.Instant
  answered_at: Temporal.Instant | null
}

export interface SandboxGatewayCharges {
  organization_id: string
  idempotency_key: string
  reference: string
  token: string | null
  currency: string
  amount: bigint
  outcome: string
  decline_reason: string | null
  created_at: Temporal.Instant
  in_person: Generated<boolean>
  keep_method: Generated<boolean>
  payment: string | null
  description: string | null
}

export interface SandboxGatewayRefunds {
  organization_id: string
  idempotency_key: string
  reference: string
  charge_reference: string
  currency: string
  amount: bigint
  outcome: string
  decline_reason: string | null
  created_at: Temporal.Instant
}

export interface SandboxGatewaySetups {
  organization_id: string
  idempotency_key: string
  reference: string
  token: string | null
  outcome: string
  created_at: Temporal.Instant
}

export interface SetupTokens {
  token_hash: Buffer
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
}

export interface StatementLines {
  organization_id: string
  invoice_id: string
  parent_id: string
  child_id: string
  currency: string
  amount: bigint
  timezone: string
  covers_on: Temporal.PlainDate
  closes_at: Temporal.Instant
  statement_id: string | null
}

export interface Statements {
  organization_id: string
  id: string
  customer_id: string
  series: string
  number: bigint
  currency: string
  total: bigint
  covers_on: Temporal.PlainDate
  issued_on: Temporal.PlainDate
  issued_at: Temporal.Instant
  due_on: Temporal.PlainDate
  closed_at: Temporal.Instant | null
  created_at: Temporal.Instant
  content_hash: Buffer | null
}

export interface SubscriptionChanges {
  organization_id: string
  id: string
  subscription_id: string
  effective_at: Temporal.Instant
  change: unknown
  status: string
  created_at: Temporal.Instant
  closed_at: Temporal.Instant | null
  phase: number | null
  by_customer: Generated<boolean>
}

export interface SubscriptionCycles {
  organization_id: string
  subscription_id: string
  cycle: number
  period_start: Temporal.Instant
  period_end: Temporal.Instant
  next_at: Temporal.Instant | null
  event_count: Generated<number>
  parked_at: Temporal.Instant | null
  parked_reason: string | null
  usage_due_at: Temporal.Instant | null
  usage_start: Temporal.Instant
}

export interface SubscriptionItems {
  organization_id: string
  id: string
  subscription_id: string
  price_id: string
  quantity: string
  starts_at: Temporal.Instant
  since: Temporal.Instant
  ends_at: Temporal.Instant | null
  created_at: Temporal.Instant
}

export interface SubscriptionPlanStretches {
  organization_id: string
  subscription_id: string
  plan_id: string
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant | null
}

export interface Subscriptions {
  organization_id: string
  id: string
  customer_id: string
  plan_id: string | null
  status: string
  currency: string
  timezone: string
  interval_unit: string
  interval_count: number
  anchor_on: Temporal.PlainDate
  anchor_day: number | null
  anchor_time: string | null
  collection_method: string
  net_terms_days: number | null
  conventions: Generated<unknown>
  started_at: Temporal.Instant
  trial_ends_at: Temporal.Instant | null
  term_ends_at: Temporal.Instant | null
  cancel_at: Temporal.Instant | null
  canceled_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  metadata: Generated<unknown>
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  trial_end: Generated<string>
  trial_ending_at: Temporal.Instant | null
  term_months: number | null
  term_end: Generated<string>
  setup_prices: Generated<unknown>
  exclusive: Generated<boolean>
  pause_at: Temporal.Instant | null
  resumes_at: Temporal.Instant | null
  restarts: Generated<boolean>
  cancel_credit: string | null
  spending_cap: unknown
  spending_cap_ended_at: Temporal.Instant | null
  spending_cap_told_for: Temporal.Instant | null
  spending_cap_told: number | null
}

export interface Suppressions {
  organization_id: string
  id: string
  channel: string
  address: string
  reason: string
  detail: string | null
  created_at: Temporal.Instant
}

export interface TaxQuestions {
  organization_id: string
  invoice_id: string
  revision: Generated<number>
  terms: unknown
  question: unknown
  attempts: Generated<number>
  ask_at: Temporal.Instant | null
  waiting_since: Temporal.Instant
  asked_at: Temporal.Instant | null
  failure: string | null
  provider: string | null
  reference: string | null
  answer: unknown
  answered_at: Temporal.Instant | null
}

export interface TaxRates {
  organization_id: string
  id: string
  kind: Generated<string>
  name: string
  percent: string
  country: string | null
  region: string | null
  category: string | null
  valid_from: Temporal.PlainDate | null
  valid_until: Temporal.PlainDate | null
  status: Generated<string>
  metadata: Generated<unknown>
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  provider: string | null
  jurisdiction: string | null
}

export interface TicketMessages {
  organization_id: string
  id: string
  ticket_id: string
  position: number
  author: string
  user_id: string | null
  author_name: string
  is_internal: boolean
  body: string
  created_at: Temporal.Instant
}

export interface TicketSeries {
  organization_id: string
  next_number: number
}

export interface Tickets {
  organization_id: string
  id: string
  number: number
  customer_id: string
  subscription_id: string | null
  invoice_id: string | null
  line_id: string | null
  subject: string
  status: string
  priority: string
  assignee_id: string | null
  message_count: number
  event_count: number
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  solved_at: Temporal.Instant | null
  waiting_since: Temporal.Instant | null
}

export interface UsageEventKeys {
  organization_id: string
  key: string
  seq: bigint
}

export interface UsageEvents {
  organization_id: string
  seq: bigint
  id: string
  key: string
  meter_id: string
  customer_id: string
  subject_id: string
  occurred_at: Temporal.Instant
  value: string
  item: string | null
  dimensions: unknown
  counted: boolean
  properties: unknown
  received_at: Temporal.Instant
}

export interface UsageItems {
  organization_id: string
  subject_id: string
  meter_id: string
  bucket_at: Temporal.Instant
  dimensions: unknown
  item: string
  present: boolean
  last_at: Temporal.Instant
  last_seq: bigint
}

export interface UsageRollups {
  organization_id: string
  subject_id: string
  meter_id: string
  grain: string
  bucket_at: Temporal.Instant
  dimensions: unknown
  event_count: bigint
  value_sum: string
  value_max: string
  last_value: string
  last_at: Temporal.Instant
  last_seq: bigint
  moment: string | null
}

export interface UsageWatermarks {
  organization_id: string
  rolled_seq: bigint
}

export interface UserDevices {
  user_id: string
  device_hash: Buffer
  created_at: Temporal.Instant
  last_seen_at: Temporal.Instant
}

export interface UserEvents {
  id: string
  user_id: string
  kind: string
  address: string | null
  user_agent: string | null
  created_at: Temporal.Instant
  audited: Generated<boolean>
}

export interface UserPasskeys {
  id: string
  user_id: string
  name: string
  credential_id: Buffer
  public_key: Buffer
  sign_count: bigint
  transports: string[]
  created_at: Temporal.Instant
  last_used_at: Temporal.Instant | null
}

export interface UserRecoveryCodes {
  user_id: string
  code_hash: Buffer
  used_at: Temporal.Instant | null
}

export interface UserRefreshTokens {
  session_id: string
  token_hash: Buffer
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  used_at: Temporal.Instant | null
}

export interface UserSessions {
  id: string
  user_id: string
  kind: string
  token_hash: Buffer | null
  at_organization_id: string | null
  customer_id: string | null
  created_at: Temporal.Instant
  last_seen_at: Temporal.Instant
  expires_at: Temporal.Instant
  proven_at: Temporal.Instant
  second_factor_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  end_reason: string | null
  address: string | null
  user_agent: string | null
}

export interface UserTokens {
  id: string
  user_id: string
  purpose: string
  token_hash: Buffer
  about: Generated<unknown>
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  used_at: Temporal.Instant | null
}

export interface Users {
  id: string
  email: string
  name: string
  locale: string
  password_hash: string | null
  password_changed_at: Temporal.Instant | null
  email_verified_at: Temporal.Instant | null
  valid_after: Temporal.Instant
  totp_secret: Buffer | null
  totp_confirmed_at: Temporal.Instant | null
  totp_last_step: bigint | null
  disabled_at: Temporal.Instant | null
  erased_at: Temporal.Instant | null
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface WalletTopUps {
  organization_id: string
  id: string
  wallet_id: string
  amount: bigint
  status: string
  automatic: boolean
  reference: string | null
  invoice_id: string | null
  grant_id: string | null
  priority: number
  available_at: Temporal.Instant | null
  expires_at: Temporal.Instant | null
  expires_after_days: number | null
  rollover: unknown
  memo: string | null
  created_at: Temporal.Instant
}

export interface WalletWithdrawals {
  organization_id: string
  id: string
  wallet_id: string
  amount: bigint
  destination: string
  grant_id: string | null
  memo: string | null
  created_at: Temporal.Instant
}

export interface Wallets {
  organization_id: string
  id: string
  customer_id: string
  currency: string
  name: string
  priority: number
  status: string
  auto_threshold: bigint | null
  auto_amount: bigint | null
  auto_expires_after_days: number | null
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
  closed_at: Temporal.Instant | null
  applies_to: unknown
}

export interface WebhookAttempts {
  organization_id: string
  delivery_id: string
  number: number
  url: string
  started_at: Temporal.Instant
  outcome: string | null
  failure: string | null
  detail: string | null
  status_code: number | null
  duration_ms: number | null
  response: string | null
}

export interface WebhookDeliveries {
  organization_id: string
  id: string
  endpoint_id: string
  event_id: string
  event_type: string
  aggregate_id: string
  sequence: number
  status: string
  tries: Generated<number>
  attempts: Generated<number>
  next_at: Temporal.Instant | null
  leased_until: Temporal.Instant | null
  finished_at: Temporal.Instant | null
  created_at: Temporal.Instant
}

export interface WebhookEndpoints {
  organization_id: string
  id: string
  url: string
  description: string | null
  event_filters: string[]
  api_version: string
  status: string
  disabled_reason: string | null
  disabled_at: Temporal.Instant | null
  secret: Buffer
  previous_secret: Buffer | null
  previous_secret_ends_at: Temporal.Instant | null
  listens_after: string
  failing_since: Temporal.Instant | null
  last_delivered_at: Temporal.Instant | null
  created_at: Temporal.Instant
  updated_at: Temporal.Instant
}

export interface Tables {
  announced_cards: AnnouncedCards
  announced_renewals: AnnouncedRenewals
  api_keys: ApiKeys
  approval_settings: ApprovalSettings
  approvals: Approvals
  audit_contents: AuditContents
  audit_denials: AuditDenials
  audit_heads: AuditHeads
  audit_records: AuditRecords
  audit_tallies: AuditTallies
  billing_parties: BillingParties
  counted_charges: CountedCharges
  coupon_customers: CouponCustomers
  coupons: Coupons
  coverage: Coverage
  credit_entries: CreditEntries
  credit_grants: CreditGrants
  credit_note_lines: CreditNoteLines
  credit_notes: CreditNotes
  custom_roles: CustomRoles
  customer_logins: CustomerLogins
  customers: Customers
  discount_uses: DiscountUses
  discounts: Discounts
  disputes: Disputes
  dunning_policies: DunningPolicies
  dunning_runs: DunningRuns
  entitlements: Entitlements
  events: Events
  features: Features
  gateway_accounts: GatewayAccounts
  gateway_customers: GatewayCustomers
  gateway_events: GatewayEvents
  gateway_refusals: GatewayRefusals
  help_desk_events: HelpDeskEvents
  help_desk_messages: HelpDeskMessages
  help_desk_tickets: HelpDeskTickets
  help_desks: HelpDesks
  idempotency_keys: IdempotencyKeys
  invitations: Invitations
  invoice_lines: InvoiceLines
  invoices: Invoices
  late_usage: LateUsage
  ledger_entries: LedgerEntries
  ledger_transfers: LedgerTransfers
  login_throttles: LoginThrottles
  members: Members
  messages: Messages
  meters: Meters
  notification_preferences: NotificationPreferences
  notification_settings: NotificationSettings
  notification_templates: NotificationTemplates
  number_series: NumberSeries
  organizations: Organizations
  passkey_challenges: PasskeyChallenges
  payment_links: PaymentLinks
  payment_methods: PaymentMethods
  payments: Payments
  pending_lines: PendingLines
  person_mails: PersonMails
  plan_features: PlanFeatures
  plans: Plans
  portal_settings: PortalSettings
  portal_slugs: PortalSlugs
  prices: Prices
  privacy_settings: PrivacySettings
  products: Products
  promotion_codes: PromotionCodes
  rate_limits: RateLimits
  refunds: Refunds
  sandbox_gateway_charges: SandboxGatewayCharges
  sandbox_gateway_refunds: SandboxGatewayRefunds
  sandbox_gateway_setups: SandboxGatewaySetups
  setup_tokens: SetupTokens
  statement_lines: StatementLines
  statements: Statements
  subscription_changes: SubscriptionChanges
  subscription_cycles: SubscriptionCycles
  subscription_items: SubscriptionItems
  subscription_plan_stretches: SubscriptionPlanStretches
  subscriptions: Subscriptions
  suppressions: Suppressions
  tax_questions: TaxQuestions
  tax_rates: TaxRates
  ticket_messages: TicketMessages
  ticket_series: TicketSeries
  tickets: Tickets
  usage_event_keys: UsageEventKeys
  usage_events: UsageEvents
  usage_items: UsageItems
  usage_rollups: UsageRollups
  usage_watermarks: UsageWatermarks
  user_devices: UserDevices
  user_events: UserEvents
  user_passkeys: UserPasskeys
  user_recovery_codes: UserRecoveryCodes
  user_refresh_tokens: UserRefreshTokens
  user_sessions: UserSessions
  user_tokens: UserTokens
  users: Users
  wallet_top_ups: WalletTopUps
  wallet_withdrawals: WalletWithdrawals
  wallets: Wallets
  webhook_attempts: WebhookAttempts
  webhook_deliveries: WebhookDeliveries
  webhook_endpoints: WebhookEndpoints
}
