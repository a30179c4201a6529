import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { locale, text, timezone } from '../../kit/fields.ts'
import type { Customer } from '../customers/customer.ts'
import { customerSchema, customerUpdateSchema, toApi } from '../customers/schema.ts'
import { cancelWays, type Login, type PortalSettings } from './portal-types.ts'

const ownCustomerSchema = customerSchema
  .pick({
    id: true,
    object: true,
    name: true,
    email: true,
    phone: true,
    address: true,
    tax_ids: true,
    currency: true,
    timezone: true,
    locale: true,
  })
  .meta({ id: 'PortalCustomer', description: 'Who is billed: you.' })

export const customerChoiceSchema = z
  .strictObject({ id: idSchema('cus'), name: text(256) })
  .meta({ id: 'PortalCustomerChoice', description: 'A customer that you act for.' })

export const meSchema = z
  .strictObject({
    object: z.literal('portal_me'),
    user: z
      .strictObject({ id: idSchema('usr'), email: z.string().meta({ examples: ['mia@lang.example'] }), name: text(256), locale })
      .meta({ id: 'PortalUser', description: 'The person who is signed in.' }),
    customer: ownCustomerSchema,
    timezone: timezone.meta({ description: 'Where your billing days begin: your zone, or that of the seller.' }),
    customers: z.array(customerChoiceSchema).meta({ description: 'All whom you act for here; `switch` goes from one to another.' }),
    allowed: z
      .strictObject({
        subscribe: z.boolean(),
        change_plan: z.boolean(),
        change_quantity: z.boolean(),
        cancel: z.enum(cancelWays),
        one_active: z.boolean().meta({ description: 'One subscription at a time: who has one changes it.', examples: [false] }),
      })
      .meta({ id: 'PortalAllowed', description: 'What the seller lets customers do by themselves.' }),
  })
  .meta({ id: 'PortalMe' })

export const meUpdateSchema = customerUpdateSchema
  .pick({ name: true, email: true, phone: true, address: true, tax_ids: true, timezone: true, locale: true })
  .meta({
    id: 'PortalMeUpdate',
    description: 'Only what is given changes. Invoices that are final keep the name and address they were made with.',
  })

export function toMe(
  login: Login,
  customer: Customer,
  {
    all,
    settings,
    isOneActive,
    zone,
  }: {
    readonly all: readonly Login[]
    readonly settings: PortalSettings | null
    readonly isOneActive: boolean
    readonly zone: string
  },
): z.input<typeof meSchema> {
  return {
    object: 'portal_me',
    user: { id: encodeId('usr', login.userId), email: login.email, name: login.name, locale: login.locale },
    customer: toOwnCustomer(customer),
    timezone: zone,
    customers: all.map(toChoice),
    allowed: {
      subscribe: settings?.allowSubscribe ?? false,
      change_plan: settings?.allowPlanChange ?? false,
      change_quantity: settings?.allowQuantityChange ?? false,
      cancel: settings?.cancel ?? 'not',
      one_active: isOneActive,
    },
  }
}

export function toOwnCustomer(customer: Customer): z.input<typeof ownCustomerSchema> {
  const { id, object, name, email, phone, address, tax_ids, currency, timezone, locale } = toApi(customer)
  return { id, object, name, email, phone, address, tax_ids, currency, timezone, locale }
}

export function toChoice({ customerId, customerName }: Login): z.input<typeof customerChoiceSchema> {
  return { id: encodeId('cus', customerId), name: customerName }
}
