import { conventionsPatchSchema } from '@quarterday/core/conventions.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { taxTreatments } from '@quarterday/core/tax/rate.ts'
import { z } from 'zod'
import { currency, email, instant, locale, metadata, region, text, timezone } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { addressSchema, addressToApi, checkedTaxIdsSchema, taxIdsSchema } from '../parties/party.ts'
import { type Customer, type CustomerDetails, collectionMethods, customerStatuses } from './customer.ts'

const fields = {
  parent: idSchema('cus')
    .nullable()
    .meta({
      description:
        'Who is above; one level, and in the same currency. With the convention `parent_billing: summary_per_child` the parent pays, and is shown on statements what for.',
      examples: [null],
    }),
  external_id: text(256)
    .nullable()
    .meta({ description: 'What your own software calls the customer; unique.', examples: ['user_1042'] }),
  name: text(256).meta({ description: 'As it appears on invoices.', examples: ['Acme GmbH'] }),
  email: email.nullable(),
  phone: text(64)
    .nullable()
    .meta({ examples: ['+49 40 123456'] }),
  address: addressSchema,
  tax_ids: taxIdsSchema,
  region: region.nullable().meta({ description: 'The part of the country, where tax rates know parts.', examples: [null] }),
  tax_treatment: z
    .enum(taxTreatments)
    .nullable()
    .meta({
      description:
        '`taxed`, `exempt`: no tax is due, `reverse_charge`: the customer owes it. Null: reverse charge for a business in another country of the European Union, else taxed.',
      examples: [null],
    }),
  currency: currency.nullable().meta({ description: 'Null: the currency of the organization.' }),
  timezone: timezone
    .nullable()
    .meta({ description: 'Billing days begin at midnight here. Null: in the zone of the organization.', examples: ['Europe/Berlin'] }),
  locale: locale.nullable(),
  collection_method: z
    .enum(collectionMethods)
    .nullable()
    .meta({
      description: 'Null: charged automatically.',
      examples: ['charge_automatically'],
    }),
  net_terms_days: z
    .int()
    .min(0)
    .max(365)
    .nullable()
    .meta({ description: 'Days to pay. Null: as the conventions say.', examples: [14] }),
  dunning_policy: idSchema('dun')
    .nullable()
    .meta({ description: 'How is asked again for money that did not come. Null: by the default policy.', examples: [null] }),
  conventions: conventionsPatchSchema.meta({
    description: 'Only what differs from the organization. A new value replaces the whole.',
    examples: [{}],
  }),
  metadata,
}

export const customerSchema = z
  .strictObject({
    id: idSchema('cus'),
    object: z.literal('customer'),
    ...fields,
    payment_method: idSchema('pm').nullable().meta({ description: 'What is charged.' }),
    status: z.enum(customerStatuses),
    erased_at: instant
      .nullable()
      .meta({ description: 'When the person was forgotten, at their wish. What was billed stays.', examples: [null] }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Customer', description: 'Who is billed.' })

export const customerListSchema = pageSchema('CustomerList', customerSchema)

const { name, ...optionalFields } = { ...fields, tax_ids: checkedTaxIdsSchema }
const changes = z.strictObject({ name, ...optionalFields }).partial()

export const customerCreateSchema = z
  .strictObject({ name, ...z.strictObject(optionalFields).partial().shape })
  .meta({ id: 'CustomerCreate' })
export const customerUpdateSchema = changes.meta({
  id: 'CustomerUpdate',
  description: 'Only what is given changes; null takes a value away.',
})

/** What a request says, over what was there before. */
export function applyChanges(before: CustomerDetails, given: z.output<typeof customerUpdateSchema>): CustomerDetails {
  return {
    parentId: given.parent === undefined ? before.parentId : given.parent,
    externalId: given.external_id === undefined ? before.externalId : given.external_id,
    name: given.name ?? before.name,
    email: given.email === undefined ? before.email : given.email,
    phone: given.phone === undefined ? before.phone : given.phone,
    address: given.address ?? before.address,
    taxIds: given.tax_ids ?? before.taxIds,
    region: given.region === undefined ? before.region : given.region,
    taxTreatment: given.tax_treatment === undefined ? before.taxTreatment : given.tax_treatment,
    currency: given.currency === undefined ? before.currency : given.currency,
    timezone: given.timezone === undefined ? before.timezone : given.timezone,
    locale: given.locale === undefined ? before.locale : given.locale,
    collectionMethod: given.collection_method === undefined ? before.collectionMethod : given.collection_method,
    netTermsDays: given.net_terms_days === undefined ? before.netTermsDays : given.net_terms_days,
    dunningPolicyId: given.dunning_policy === undefined ? before.dunningPolicyId : given.dunning_policy,
    conventions: given.conventions ?? before.conventions,
    metadata: given.metadata ?? before.metadata,
  }
}

/** A customer of whom only the name is known. */
export function blankCustomer(name: string): CustomerDetails {
  return {
    parentId: null,
    externalId: null,
    name,
    email: null,
    phone: null,
    address: {},
    taxIds: [],
    region: null,
    taxTreatment: null,
    currency: null,
    timezone: null,
    locale: null,
    collectionMethod: null,
    netTermsDays: null,
    dunningPolicyId: null,
    conventions: {},
    metadata: {},
  }
}

export function toApi(customer: Customer): z.input<typeof customerSchema> {
  return {
    id: encodeId('cus', customer.id),
    object: 'customer',
    parent: customer.parentId === null ? null : encodeId('cus', customer.parentId),
    external_id: customer.externalId,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    address: addressToApi(customer.address),
    tax_ids: [...customer.taxIds],
    region: customer.region,
    tax_treatment: customer.taxTreatment,
    currency: customer.currency,
    timezone: customer.timezone,
    locale: customer.locale,
    collection_method: customer.collectionMethod,
    net_terms_days: customer.netTermsDays,
    dunning_policy: customer.dunningPolicyId === null ? null : encodeId('dun', customer.dunningPolicyId),
    conventions: { ...customer.conventions },
    metadata: { ...customer.metadata },
    payment_method: customer.paymentMethodId === null ? null : encodeId('pm', customer.paymentMethodId),
    status: customer.status,
    erased_at: customer.erasedAt?.toString() ?? null,
    created_at: customer.createdAt.toString(),
    updated_at: customer.updatedAt.toString(),
  }
}
