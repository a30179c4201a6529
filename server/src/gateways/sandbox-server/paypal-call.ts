import type { SandboxAccount } from './account.ts'
import type { Book } from './book.ts'
import type { SandboxRequest } from './http.ts'
import { announce } from './paypal-events.ts'
import { captureJson, disputeJson, methodJson, orderJson, refundJson } from './paypal-json.ts'
import type { PaypalCapture, PaypalDispute, PaypalMethod, PaypalOrderState, PaypalRefund } from './paypal-state.ts'

/** Whose question it is, or who stands at the page. */
export interface PaypalDesk {
  readonly account: SandboxAccount
  readonly book: Book
}

/** One question to PayPal, read. */
export interface PaypalCall extends PaypalDesk {
  readonly request: SandboxRequest
  readonly body: unknown
  /** The id in the path. */
  readonly id: string
  /** `PayPal-Request-Id`. */
  readonly key: string | null
}

/** What PayPal tells by itself. */
export const tell = {
  approved: ({ book, account }: PaypalDesk, order: PaypalOrderState): void =>
    announce(book, account, 'CHECKOUT.ORDER.APPROVED', 'checkout-order', orderJson(book.baseUrl, order)),
  captured: ({ book, account }: PaypalDesk, order: PaypalOrderState, capture: PaypalCapture): void =>
    announce(book, account, `PAYMENT.CAPTURE.${capture.status}`, 'capture', captureJson(book.baseUrl, order, capture)),
  refunded: ({ book, account }: PaypalDesk, order: PaypalOrderState, refund: PaypalRefund): void =>
    announce(book, account, 'PAYMENT.CAPTURE.REFUNDED', 'refund', refundJson(book.baseUrl, order, refund)),
  disputed: ({ book, account }: PaypalDesk, dispute: PaypalDispute): void =>
    announce(
      book,
      account,
      dispute.ends === null ? 'CUSTOMER.DISPUTE.CREATED' : 'CUSTOMER.DISPUTE.RESOLVED',
      'dispute',
      disputeJson(dispute),
    ),
  kept: ({ book, account }: PaypalDesk, method: PaypalMethod, order: PaypalOrderState | null): void =>
    announce(book, account, 'VAULT.PAYMENT-TOKEN.CREATED', 'payment_token', {
      ...methodJson(method),
      ...(order === null ? {} : { metadata: { order_id: order.id } }),
    }),
  forgotten: ({ book, account }: PaypalDesk, method: PaypalMethod): void =>
    announce(book, account, 'VAULT.PAYMENT-TOKEN.DELETED', 'payment_token', methodJson(method)),
}
