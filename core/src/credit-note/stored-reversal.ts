/** What a credit was taken from, as its derivation keeps it: all that `reverse` needs. Whole numbers of any size are texts. */
export interface StoredReversal {
  readonly billed: StoredAmounts
  readonly returned: StoredAmounts
}

export interface StoredAmounts {
  readonly listed: string
  readonly amount: string
  readonly discount: string
  readonly discounts: readonly { readonly discount: string; readonly amount: string }[]
  readonly taxes: readonly { readonly rate: string; readonly percent: string; readonly amount: string }[]
}
