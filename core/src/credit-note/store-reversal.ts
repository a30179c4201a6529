import { idOf } from '../id.ts'
import type { LineAmounts, Returnable } from './reverse.ts'
import type { StoredAmounts, StoredReversal } from './stored-reversal.ts'

export function storedReversal({ billed, returned }: Returnable): StoredReversal {
  return { billed: storedAmounts(billed), returned: storedAmounts(returned) }
}

export function reversalOf({ billed, returned }: StoredReversal): Returnable {
  return { billed: amountsOf(billed), returned: amountsOf(returned) }
}

function storedAmounts({ listed, amount, discount, discounts, taxes }: LineAmounts): StoredAmounts {
  return {
    listed: listed.toString(),
    amount: amount.toString(),
    discount: discount.toString(),
    discounts: discounts.map((each) => ({ discount: each.discountId, amount: each.amount.toString() })),
    taxes: taxes.map((tax) => ({ rate: tax.rateId, percent: tax.percent, amount: tax.amount.toString() })),
  }
}

function amountsOf({ listed, amount, discount, discounts, taxes }: StoredAmounts): LineAmounts {
  return {
    listed: BigInt(listed),
    amount: BigInt(amount),
    discount: BigInt(discount),
    discounts: discounts.map((each) => ({ discountId: idOf('disc', each.discount), amount: BigInt(each.amount) })),
    taxes: taxes.map((tax) => ({ rateId: idOf('txr', tax.rate), percent: tax.percent, amount: BigInt(tax.amount) })),
  }
}
