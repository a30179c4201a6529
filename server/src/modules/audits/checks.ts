import { auditLogChecks } from './audit-log-checks.ts'
import type { Check } from './check.ts'
import { couponChecks } from './coupon-checks.ts'
import { coverageChecks } from './coverage-checks.ts'
import { creditNoteChecks } from './credit-note-checks.ts'
import { dunningChecks } from './dunning-checks.ts'
import { entitlementChecks } from './entitlement-checks.ts'
import { eventChecks } from './event-checks.ts'
import { gatewayEventChecks } from './gateway-event-checks.ts'
import { helpDeskChecks } from './help-desk-checks.ts'
import { invoiceChecks } from './invoice-checks.ts'
import { isolationChecks } from './isolation-checks.ts'
import { ledgerChecks } from './ledger-checks.ts'
import { messageChecks } from './message-checks.ts'
import { paymentChecks } from './payment-checks.ts'
import { refundChecks } from './refund-checks.ts'
import { statementChecks } from './statement-checks.ts'
import { stuckChecks } from './stuck-checks.ts'
import { subscriptionChecks } from './subscription-checks.ts'
import { taxChecks } from './tax-checks.ts'
import { usageChecks } from './usage-checks.ts'
import { walletChecks } from './wallet-checks.ts'
import { webhookChecks } from './webhook-checks.ts'

/** Every fact that the doctor looks at, in the order of its report. docs/doctor.md explains each one. */
export const checks: readonly Check[] = [
  ...coverageChecks,
  ...invoiceChecks,
  ...ledgerChecks,
  ...walletChecks,
  ...paymentChecks,
  ...dunningChecks,
  ...couponChecks,
  ...taxChecks,
  ...usageChecks,
  ...creditNoteChecks,
  ...refundChecks,
  ...statementChecks,
  ...subscriptionChecks,
  ...entitlementChecks,
  ...eventChecks,
  ...webhookChecks,
  ...messageChecks,
  ...gatewayEventChecks,
  ...helpDeskChecks,
  ...auditLogChecks,
  ...isolationChecks,
  ...stuckChecks,
]
