import { decimal } from '@quarterday/core/decimal.ts'

/** What every price of the demo leaves as it is. */
export const plain = {
  nickname: null,
  usage: 'licensed',
  meter: null,
  names: {},
  tax: { behavior: null, rateId: null },
} as const

/** `true`: a switch that is on; a number: a limit; null: without one. */
export function grant(code: string, limit: number | true | null) {
  if (limit === true) return { name: { code }, enabled: true }
  return { name: { code }, enabled: true, limit: limit === null ? null : decimal(limit) }
}
