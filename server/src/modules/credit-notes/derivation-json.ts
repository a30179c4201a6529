import type { CreditNoteLine } from '@quarterday/core/credit-note/credit-note.ts'
import type { StoredAmounts, StoredReversal } from '@quarterday/core/credit-note/stored-reversal.ts'
import { encodeId } from '@quarterday/core/id.ts'

/** As it is stored, but for the ids, which are written as everywhere in the API. */
export function returnDerivationToApi(derivation: CreditNoteLine['derivation']): Record<string, unknown> {
  return {
    ...derivation,
    line: encodeId('il', derivation.line),
    ...('price' in derivation && { price: encodeId('price', derivation.price) }),
    reverses: reversalToApi(derivation.reverses),
  }
}

/** What is given back of an earlier line, with its discounts and rates by their public ids. */
export function reversalToApi({ billed, returned }: StoredReversal) {
  return { billed: amountsToApi(billed), returned: amountsToApi(returned) }
}

function amountsToApi({ discounts, taxes, ...sums }: StoredAmounts) {
  return {
    ...sums,
    discounts: discounts.map(({ discount, amount }) => ({ discount: encodeId('disc', discount), amount })),
    taxes: taxes.map(({ rate, percent, amount }) => ({ rate: encodeId('txr', rate), percent, amount })),
  }
}
