import type { Currency, Customer, CustomerCreate, CustomerUpdate } from '@quarterday/sdk/types.gen.ts'

/** What stands in the form of a customer, as typed; empty: as the organization has it, or none. */
export interface TypedCustomer {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly externalId: string
  readonly line1: string
  readonly line2: string
  readonly postalCode: string
  readonly city: string
  readonly state: string
  readonly country: string
  readonly region: string
  readonly taxIds: readonly TypedTaxId[]
  readonly taxTreatment: NonNullable<Customer['tax_treatment']> | ''
  readonly currency: Currency | ''
  readonly timezone: string
  readonly locale: string
  readonly collection: NonNullable<Customer['collection_method']> | ''
  /** Days. */
  readonly netTerms: string
  readonly parent: string
  readonly dunningPolicy: string
}

export interface TypedTaxId {
  readonly type: string
  readonly value: string
}

/** The form as it begins: empty, or with what is known of a customer. */
export function typedOf(customer?: Customer): TypedCustomer {
  const { address = {} } = customer ?? {}
  return {
    name: customer?.name ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    externalId: customer?.external_id ?? '',
    line1: address.line1 ?? '',
    line2: address.line2 ?? '',
    postalCode: address.postal_code ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    country: address.country ?? '',
    region: customer?.region ?? '',
    taxIds: customer?.tax_ids ?? [],
    taxTreatment: customer?.tax_treatment ?? '',
    currency: customer?.currency ?? '',
    timezone: customer?.timezone ?? '',
    locale: customer?.locale ?? '',
    collection: customer?.collection_method ?? '',
    netTerms: customer?.net_terms_days?.toString() ?? '',
    parent: customer?.parent ?? '',
    dunningPolicy: customer?.dunning_policy ?? '',
  }
}

/** The request that makes the customer. */
export function customerOf(typed: TypedCustomer): CustomerCreate {
  return {
    name: typed.name.trim(),
    email: orNull(typed.email),
    phone: orNull(typed.phone),
    external_id: orNull(typed.externalId),
    address: {
      line1: orNull(typed.line1),
      line2: orNull(typed.line2),
      postal_code: orNull(typed.postalCode),
      city: orNull(typed.city),
      state: orNull(typed.state),
      country: orNull(typed.country),
    },
    region: orNull(typed.region),
    // One without a number is not given yet.
    tax_ids: typed.taxIds.filter(({ value }) => value.trim() !== '').map(({ type, value }) => ({ type, value: value.trim() })),
    tax_treatment: typed.taxTreatment === '' ? null : typed.taxTreatment,
    currency: typed.currency === '' ? null : typed.currency,
    timezone: orNull(typed.timezone),
    locale: orNull(typed.locale),
    collection_method: typed.collection === '' ? null : typed.collection,
    net_terms_days: typed.netTerms === '' ? null : Number(typed.netTerms),
    parent: orNull(typed.parent),
    dunning_policy: orNull(typed.dunningPolicy),
  }
}

/** What differs from how the form began: what somebody else changes meanwhile stays theirs. */
export function customerChanges(before: TypedCustomer, after: TypedCustomer): CustomerUpdate {
  const [old, wanted] = [customerOf(before), customerOf(after)]
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof CustomerCreate]),
  )
  return Object.fromEntries(changed)
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
