import { taxIdFault } from '@quarterday/core/tax/tax-id.ts'
import { z } from 'zod'
import { country, text } from '../../kit/fields.ts'

const addressLine = text(256).nullish()

/** A postal address; each part may be missing, for countries differ. */
export const addressSchema = z
  .strictObject({
    line1: addressLine.meta({ examples: ['Hafenstraße 1'] }),
    line2: addressLine.meta({ examples: [null] }),
    city: addressLine.meta({ examples: ['Hamburg'] }),
    postal_code: text(32)
      .nullish()
      .meta({ examples: ['20457'] }),
    state: addressLine.meta({ examples: [null] }),
    country: country.nullish(),
  })
  .meta({ id: 'Address' })

/** A tax number under the name of its kind: `eu_vat` DE136695976. */
export const taxIdSchema = z
  .strictObject({
    type: z
      .string()
      .regex(/^[a-z][a-z0-9_]{1,31}$/, 'Must be a name such as eu_vat')
      .meta({ examples: ['eu_vat'] }),
    value: text(64).meta({ examples: ['DE136695976'] }),
  })
  .meta({ id: 'TaxId' })

/** As they are stored: what was written before a rule was known stays readable. */
export const taxIdsSchema = z.array(taxIdSchema).max(10)

const checkedTaxId = taxIdSchema
  .check(({ value, issues }) => {
    const fault = taxIdFault(value)
    if (fault !== null) issues.push({ code: 'custom', path: ['value'], message: fault, input: value.value })
  })
  .meta({
    id: 'TaxIdCreate',
    description: 'Checked by form and check digits where the kind is known: `eu_vat`, `gb_vat`, `ch_vat`, `no_vat`, `au_abn` and more.',
  })

/** As they are given: of the kinds that are known only those of the right form, with the right check digits. */
export const checkedTaxIdsSchema = z.array(checkedTaxId).max(10)

export type Address = Readonly<z.output<typeof addressSchema>>
export type TaxId = Readonly<z.output<typeof taxIdSchema>>

/** Whom a document names: as seller or as customer. */
export interface PartyDetails {
  readonly name: string
  readonly email: string | null
  readonly address: Address
  readonly taxIds: readonly TaxId[]
}

export function addressToApi(address: Address) {
  const { line1 = null, line2 = null, city = null, postal_code = null, state = null, country = null } = address
  return { line1, line2, city, postal_code, state, country }
}
