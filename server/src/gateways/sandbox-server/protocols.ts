import { paypalProtocol } from './paypal-protocol.ts'
import type { Protocol } from './protocol.ts'
import { stripeProtocol } from './stripe-protocol.ts'

/** The protocols that the sandbox gateway speaks, all on one book. */
export const protocols: readonly Protocol[] = [stripeProtocol, paypalProtocol]
