import type { TemplateCode } from './occasions.ts'

export interface Text {
  readonly subject: string
  readonly body: string
}

/** Everything that messages say in one language. */
export interface Texts {
  readonly templates: Readonly<Record<TemplateCode, Text & { readonly sms?: string }>>
  readonly frame: {
    /** Before the link that ends optional messages. */
    readonly whyOptional: string
    readonly unsubscribe: string
    readonly whyNeeded: string
    /** A test says that it is one. */
    readonly test: string
    readonly unsubscribePage: {
      readonly title: string
      readonly question: string
      readonly button: string
      readonly done: string
      readonly doneNote: string
      readonly wrongLink: string
    }
  }
  readonly reasons: {
    readonly card_declined: string
    readonly insufficient_funds: string
    readonly limit_exceeded: string
    readonly processing_error: string
    readonly expired_card: string
    readonly authentication_required: string
    readonly unusable_payment_method: string
    readonly no_payment_method: string
  }
}
