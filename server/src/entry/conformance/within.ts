import type { ExpectedInvoice } from './case.ts'

/** By how many minor units a figure of each name may differ; a case that says nothing allows nothing. */
export type Within = (field: string) => number

/** The most that any of these documents allows: they are compared as one. */
export function withinOf(documents: readonly Pick<ExpectedInvoice, 'tolerance'>[]): Within {
  return (field) =>
    Math.max(0, ...documents.map(({ tolerance = 0 }) => (typeof tolerance === 'number' ? tolerance : (tolerance[field] ?? 0))))
}

export const exactly: Within = () => 0

export function isNear(expected: number | undefined, actual: number, difference: number): boolean {
  return expected === undefined || Math.abs(expected - actual) <= difference
}
