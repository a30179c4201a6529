import { decimalString } from '@quarterday/core/decimal.ts'
import type { DocumentDiscount } from '@quarterday/core/discount/discount.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { type DocumentTax, type TaxTreatment, taxTreatments } from '@quarterday/core/tax/rate.ts'
import { z } from 'zod'
import { text } from '../../kit/fields.ts'
import { amount } from './line-schema.ts'

/** What a document takes off and adds, on the whole of it. */
export const adjustmentFields = {
  discounts: z
    .array(
      z
        .strictObject({ discount: idSchema('disc'), coupon: idSchema('coup'), name: text(256).meta({ examples: ['Spring'] }), amount })
        .meta({
          id: 'InvoiceDiscount',
          description: 'What one discount took off the listed amounts: the gross where a price includes tax.',
        }),
    )
    .meta({ description: 'In the order in which they were taken off.' }),
  taxes: z
    .array(
      z
        .strictObject({
          tax_rate: idSchema('txr'),
          name: text(256).meta({ examples: ['VAT Germany'] }),
          percent: decimalString.meta({ examples: ['19'] }),
          base: amount.meta({ description: 'What it is charged on: amounts less discounts.' }),
          amount,
        })
        .meta({ id: 'InvoiceTax', description: 'The tax of one rate.' }),
    )
    .meta({ description: 'One entry a rate. Together they are `tax`.' }),
  tax_treatment: z
    .enum(taxTreatments)
    .meta({ description: '`exempt`: no tax was due. `reverse_charge`: the customer owes the tax, and the invoice must say so.' }),
}

export interface DocumentAdjustments {
  readonly discounts: readonly DocumentDiscount[]
  readonly taxes: readonly DocumentTax[]
  readonly taxTreatment: TaxTreatment
}

export function adjustmentsToApi({ discounts, taxes, taxTreatment }: DocumentAdjustments) {
  return {
    discounts: discounts.map(({ discountId, couponId, name, amount: taken }) => {
      return { discount: encodeId('disc', discountId), coupon: encodeId('coup', couponId), name, amount: Number(taken) }
    }),
    taxes: taxes.map(({ rateId, name, percent, base, amount: tax }) => {
      return { tax_rate: encodeId('txr', rateId), name, percent, base: Number(base), amount: Number(tax) }
    }),
    tax_treatment: taxTreatment,
  }
}
