/** The number as people read it: the series' prefix and at least six digits. Null while it is a draft. */
export function invoiceNumber(series: string | null, number: bigint | null): string | null {
  return series === null || number === null ? null : `${series}${number.toString().padStart(6, '0')}`
}
