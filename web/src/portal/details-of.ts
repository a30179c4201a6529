import type { PortalCustomer, PortalMeUpdate } from '@quarterday/sdk/types.gen.ts'

/** What stands in the form of who is billed, as typed; empty: nothing. */
export interface TypedDetails {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly line1: string
  readonly line2: string
  readonly postalCode: string
  readonly city: string
  readonly state: string
  readonly country: string
  readonly taxIds: readonly { readonly type: string; readonly value: string }[]
  readonly timezone: string
  readonly locale: string
}

export function detailsOf({ name, email, phone, address, tax_ids: taxIds, timezone, locale }: PortalCustomer): TypedDetails {
  return {
    name,
    email: email ?? '',
    phone: phone ?? '',
    line1: address.line1 ?? '',
    line2: address.line2 ?? '',
    postalCode: address.postal_code ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    country: address.country ?? '',
    taxIds: taxIds.map(({ type, value }) => ({ type, value })),
    timezone: timezone ?? '',
    locale: locale ?? '',
  }
}

const addressFields = ['line1', 'line2', 'postalCode', 'city', 'state', 'country'] as const

/** Only what was changed; null: nothing was. An address and tax ids are each sent as a whole. */
export function updateOf(before: TypedDetails, after: TypedDetails): PortalMeUpdate | null {
  const isAddressChanged = addressFields.some((field) => after[field].trim() !== before[field])
  const taxIds = after.taxIds.filter(({ value }) => value.trim() !== '')
  const update: PortalMeUpdate = {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.email.trim() !== before.email && { email: orNull(after.email) }),
    ...(after.phone.trim() !== before.phone && { phone: orNull(after.phone) }),
    ...(isAddressChanged && {
      address: {
        line1: orNull(after.line1),
        line2: orNull(after.line2),
        postal_code: orNull(after.postalCode),
        city: orNull(after.city),
        state: orNull(after.state),
        country: orNull(after.country),
      },
    }),
    ...(JSON.stringify(taxIds) !== JSON.stringify(before.taxIds) && {
      tax_ids: taxIds.map(({ type, value }) => ({ type: type.trim(), value: value.trim() })),
    }),
    ...(after.timezone !== before.timezone && { timezone: orNull(after.timezone) }),
    ...(after.locale !== before.locale && { locale: orNull(after.locale) }),
  }
  return Object.keys(update).length === 0 ? null : update
}

function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim()
}
