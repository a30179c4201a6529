import type { Currency } from '@quarterday/core/currency.ts'

export interface CustomerFacts {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly locale: string | null
  readonly timezone: string | null
}

/** The means by which something was paid, if it has a brand. */
export interface MethodFacts {
  readonly brand: string | null
  readonly last4: string | null
}

export interface InvoiceFacts extends MethodFacts {
  readonly id: string
  readonly customerId: string
  readonly status: string
  readonly number: string | null
  readonly currency: Currency
  readonly total: bigint
  readonly amountDue: bigint
  readonly amountPaid: bigint
  readonly creditsApplied: bigint
  readonly issuedOn: Temporal.PlainDate | null
  readonly dueOn: Temporal.PlainDate | null
  readonly timezone: string
  readonly memo: string | null
  readonly collectionMethod: string
  readonly collectAt: Temporal.Instant | null
  readonly gateway: string | null
}

export interface SubscriptionFacts {
  readonly id: string
  readonly customerId: string
  readonly status: string
  readonly timezone: string
  readonly plan: string | null
  /** By language, where the plan has names in several. */
  readonly planNames: Readonly<Record<string, string>>
  readonly periodEnd: Temporal.Instant
  readonly cancelAt: Temporal.Instant | null
  readonly trialEndsAt: Temporal.Instant | null
  readonly resumesAt: Temporal.Instant | null
}

export interface RefundFacts extends MethodFacts {
  readonly id: string
  readonly customerId: string
  readonly currency: Currency
  readonly amount: bigint
  readonly gateway: string
  readonly invoiceNumber: string | null
  readonly noteNumber: string | null
}

export interface NoteFacts {
  readonly id: string
  readonly customerId: string
  readonly status: string
  readonly currency: Currency
  readonly number: string | null
  readonly total: bigint
  readonly reducedDue: bigint
  readonly credited: bigint
  readonly refunded: bigint
  readonly invoiceNumber: string | null
}

export interface CardFacts extends MethodFacts {
  readonly id: string
  readonly customerId: string
  readonly status: string
  readonly expMonth: number | null
  readonly expYear: number | null
}

export interface WalletFacts {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly currency: Currency
  readonly threshold: bigint | null
  readonly balance: bigint
}

export interface TicketFacts {
  readonly id: string
  readonly customerId: string
  readonly number: number
  readonly subject: string
  readonly status: string
  /** A help desk keeps it that writes to customers itself. */
  readonly isMailedElsewhere: boolean
}

export interface DisputeFacts {
  readonly id: string
  readonly customerId: string
  readonly currency: Currency
  readonly amount: bigint
  readonly reason: string
  readonly invoiceNumber: string | null
}
