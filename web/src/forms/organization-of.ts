import type { Currency, Organization, OrganizationUpdate } from '@quarterday/sdk/types.gen.ts'
import type { TypedTaxId } from './customer-of.ts'

/** What stands in the form of an organization, as typed. */
export interface TypedOrganization {
  readonly name: string
  readonly timezone: string
  readonly currency: Currency | ''
  readonly numberPrefix: string
  readonly legalName: string
  readonly email: string
  readonly line1: string
  readonly line2: string
  readonly postalCode: string
  readonly city: string
  readonly state: string
  readonly country: string
  readonly taxIds: readonly TypedTaxId[]
}

export function typedOrganization({ name, timezone, currency, number_prefix, legal }: Organization): TypedOrganization {
  const { address } = legal
  return {
    name,
    timezone,
    currency,
    numberPrefix: number_prefix,
    legalName: legal.legal_name,
    email: legal.email ?? '',
    line1: address.line1 ?? '',
    line2: address.line2 ?? '',
    postalCode: address.postal_code ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    country: address.country ?? '',
    taxIds: legal.tax_ids,
  }
}

/** What differs from how the form began. */
export function organizationChanges(before: TypedOrganization, after: TypedOrganization): OrganizationUpdate {
  const [old, wanted] = [asAsked(before), asAsked(after)]
  const changed = Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]))
  return Object.fromEntries(changed)
}

function asAsked(typed: TypedOrganization) {
  return {
    name: typed.name.trim(),
    timezone: typed.timezone,
    ...(typed.currency !== '' && { currency: typed.currency }),
    number_prefix: typed.numberPrefix.trim(),
    legal: {
      legal_name: typed.legalName.trim(),
      email: orNull(typed.email),
      address: {
        line1: orNull(typed.line1),
        line2: orNull(typed.line2),
        postal_code: orNull(typed.postalCode),
        city: orNull(typed.city),
        state: orNull(typed.state),
        country: orNull(typed.country),
      },
      // One without a number is not given yet.
      tax_ids: typed.taxIds.filter(({ value }) => value.trim() !== '').map(({ type, value }) => ({ type, value: value.trim() })),
    },
  } satisfies OrganizationUpdate
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
