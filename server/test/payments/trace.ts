import type { Fault } from '../../src/gateways/sandbox-server/fault-plan.ts'

/**
 * A history of payments, in full: whoever has this text can play it again, and any step can be left out. Things are named by a number that counts round
 * those that are there: invoice 7 of three is the second.
 */
export interface PaymentTrace {
  readonly seed: number
  readonly gateway: 'stripe' | 'sandbox'
  /** By what each customer pays at the beginning; null: by nothing. */
  readonly cards: readonly (string | null)[]
  /** The first customer is billed each week, so many minor units. */
  readonly weekly: number
  readonly steps: readonly PaymentStep[]
}

export type PlannedFault = Pick<Fault, 'kind'> & Partial<Omit<Fault, 'kind'>>

/** Where a process dies: nothing that it had in hand is left but what it committed, and what it asked outside. */
export type Death = 'before asking' | 'before the answer is written'

export type PaymentStep =
  /** Time passes and the jobs run. */
  | { readonly do: 'wait'; readonly hours: number }
  /** Time passes and nobody works. */
  | { readonly do: 'sleep'; readonly hours: number }
  /** The machine's clock is set, forward or back. */
  | { readonly do: 'set clock'; readonly minutes: number }
  | { readonly do: 'plan fault'; readonly fault: PlannedFault }
  | { readonly do: 'forget keys' }
  | { readonly do: 'bill'; readonly customer: number; readonly amount: number; readonly byHand: boolean }
  | { readonly do: 'run'; readonly job: string }
  /** What is due is asked for; between the question's commit and the asking something else happens. */
  | { readonly do: 'collect'; readonly meanwhile?: PaymentStep; readonly dies?: Death }
  | { readonly do: 'pay'; readonly invoice: number; readonly dies?: Death }
  | { readonly do: 'open door'; readonly invoice: number; readonly keeps: boolean }
  | { readonly do: 'enter card'; readonly door: number; readonly card: string }
  | { readonly do: 'authenticate'; readonly door: number; readonly approves: boolean }
  | { readonly do: 'complete'; readonly payment: number }
  /** Money by bank: so many percent of what is due. */
  | { readonly do: 'record'; readonly invoice: number; readonly percent: number }
  | { readonly do: 'change card'; readonly customer: number; readonly card: string }
  | { readonly do: 'refund'; readonly payment: number; readonly percent: number }
  /** Somebody sends money back at the gateway itself. */
  | { readonly do: 'refund there'; readonly payment: number; readonly percent: number }
  | { readonly do: 'void'; readonly invoice: number }
  | { readonly do: 'write off'; readonly invoice: number }
  /** What the gateway has to say arrives: what was not heard yet, or all of it again. */
  | { readonly do: 'deliver'; readonly which: 'new' | 'all' | 'newest'; readonly order: 'as sent' | 'reversed'; readonly copies: number }
  | { readonly do: 'at once'; readonly steps: readonly PaymentStep[] }

/** One step a line. */
export function paymentTraceText({ steps, ...opening }: PaymentTrace): string {
  return [JSON.stringify(opening), ...steps.map((step, index) => `${index}. ${JSON.stringify(step)}`)].join('\n')
}
