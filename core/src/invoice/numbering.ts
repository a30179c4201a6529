/** The number as people read it: the series' prefix and at least six digits. Null while it is a draft. */
export function invoiceNumber(series: string | null, number: bigint | null): string | null {
  return series === null || number === null ? null : `${series}${number.toString().padStart(6, '0')}`
}

/** What credit notes and statements are numbered in. Invoices are numbered in the prefix of their seller, which may read like neither. */
export const creditNoteSeries = 'CN-'
export const statementSeries = 'ST-'

/**
 * Whether invoices with this prefix would share a series with other documents, or be taken for them: the letters alone, or with digits, in any case and with
 * any sign between them. `CN-`, `st`, `CN-1` (whose first number reads like the millionth credit note) are; `CNX-` and `STORE-` are not.
 */
export function isReservedPrefix(prefix: string): boolean {
  return /^(CN|ST)[0-9]*$/.test(prefix.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
}
