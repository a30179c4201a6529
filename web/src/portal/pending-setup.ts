import type { PaymentMethodSetup } from '@quarterday/sdk/types.gen.ts'

/** A payment method that is being given at a gateway's page: what it takes to ask for it when the customer is back. No secret, and of this tab alone. */
export interface PendingSetup {
  readonly gateway: PaymentMethodSetup['gateway']
  readonly reference: string
}

const name = 'quarterday.portal.setup'

export function rememberSetup({ gateway, reference }: PendingSetup): void {
  sessionStorage.setItem(name, JSON.stringify({ gateway, reference }))
}

/** Null: none was begun in this tab, or it has been asked for. */
export function pendingSetup(): PendingSetup | null {
  return setupIn(sessionStorage.getItem(name))
}

export function forgetSetup(): void {
  sessionStorage.removeItem(name)
}

/** What was written down, if it still reads as that. */
export function setupIn(text: string | null): PendingSetup | null {
  const [, of, reference] = /^\{"gateway":"(sandbox|stripe|paypal)","reference":"([\w:.-]{1,255})"\}$/.exec(text ?? '') ?? []
  const gateway = gateways.find((each) => each === of)
  return gateway === undefined || reference === undefined ? null : { gateway, reference }
}

const gateways = ['sandbox', 'stripe', 'paypal'] as const
