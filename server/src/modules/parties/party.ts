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

/** A tax number under the name of its kind: `eu_vat` DE123456789. */
export const taxIdSchema = z
  .strictObject({
    type: z
      .string()
      .regex(/^[a-z][a-z0-9_]{1,31}$/, 'Must be a name such as eu_vat')
      .meta({ examples: ['eu_vat'] }),
    value: text(64).meta({ examples: ['DE123456789'] }),
  })
  .meta({ id: 'TaxId' })

export const taxIdsSchema = z.array(taxIdSchema).max(10)

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
