import { z } from 'zod'

/** What goes wrong with a request. */
const kinds = [
  /** The answer takes `milliseconds`. */
  'delay',
  /** The connection is reset before anything is done. */
  'lose_question',
  /** All is done, and the connection is reset before the answer. */
  'lose_answer',
  /** 429, nothing is done; `seconds` is the `Retry-After`. */
  'too_many',
  /** 500, nothing is done. */
  'error_before',
  /** All is done, and the answer is 500. */
  'error_after',
  /** A capture takes `amount` and not what was asked for (F22). */
  'wrong_amount',
  /** What was remembered by keys is forgotten before the request (F24). */
  'forget_keys',
] as const

export const faultSchema = z.strictObject({
  kind: z.enum(kinds),
  /** Only requests with this method; default: any. */
  method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).optional(),
  /** Only requests whose path holds this; default: any. */
  path: z.string().max(255).optional(),
  /** How many matching requests go well before. */
  skip: z.int().min(0).max(1_000_000).default(0),
  /** How many go wrong then. */
  times: z.int().min(1).max(1_000_000).default(1),
  milliseconds: z.int().min(0).max(120_000).default(0),
  seconds: z.int().min(0).max(86_400).default(1),
  amount: z.int().min(1).optional(),
})

export type Fault = z.output<typeof faultSchema>

/** What is to go wrong, and when: planned faults match requests in the order they were planned, and each is spent after its `times`. */
export class FaultPlan {
  private planned: { fault: Fault; skip: number; left: number }[] = []

  add(fault: z.input<typeof faultSchema>): void {
    const parsed = faultSchema.parse(fault)
    if (this.planned.length < 1000) this.planned.push({ fault: parsed, skip: parsed.skip, left: parsed.times })
  }

  clear(): void {
    this.planned = []
  }

  /** The fault of this request, if one is due. */
  take(method: string, path: string): Fault | null {
    for (const each of this.planned) {
      const { fault } = each
      if ((fault.method !== undefined && fault.method !== method) || (fault.path !== undefined && !path.includes(fault.path))) continue
      if (each.skip > 0) {
        each.skip -= 1
        continue
      }
      each.left -= 1
      if (each.left === 0) this.planned = this.planned.filter((other) => other !== each)
      return fault
    }
    return null
  }
}
