import { decimalText, nonNegativeDecimal } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { country, instant, metadata, plainDate, region, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type TaxRate, taxRateStatuses } from './tax-rate-types.ts'

const fields = {
  name: text(256).meta({ description: 'What invoices print.', examples: ['VAT Germany'] }),
  percent: nonNegativeDecimal
    .refine((percent) => !percent.isGreaterThan(100), 'Must be 100 at most')
    .refine((percent) => (percent.decimalPlaces() ?? 0) <= 6, 'Must have at most 6 decimal places')
    .meta({ description: '0 to 100, with up to 6 decimal places; as text.', examples: ['19'] }),
  kind: text(32).meta({ description: 'Rates of different kinds add up; of one kind the most specific is charged.', examples: ['VAT'] }),
  country: country.nullable().meta({ description: 'Null: everywhere.', examples: ['DE'] }),
  region: region.nullable().meta({ description: 'A part of the country, as customers say it. Null: all of it.', examples: [null] }),
  category: text(64)
    .nullable()
    .meta({ description: 'The tax category of products that it is for. Null: those without a rate of their own.', examples: [null] }),
  valid_from: plainDate.nullable().meta({ description: 'Its first day. Null: it always was.', examples: ['2027-01-01'] }),
  valid_until: plainDate.nullable().meta({ description: 'Its last day. Null: no end is known.', examples: [null] }),
  metadata,
}

export const taxRateSchema = z
  .strictObject({
    id: idSchema('txr'),
    object: z.literal('tax_rate'),
    ...fields,
    status: z.enum(taxRateStatuses).meta({ description: '`archived`: charged only where a price or a line names it.' }),
    provider: z
      .string()
      .nullable()
      .meta({ description: 'The tax engine that stated it on a document. Null: it is the seller’s own.', examples: [null] }),
    jurisdiction: z
      .string()
      .nullable()
      .meta({ description: 'Whose tax it is, in the words of the engine.', examples: [null] }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'TaxRate', description: 'A dated percentage of a place, for a category of products. What it charges never changes.' })

export const taxRateListSchema = pageSchema('TaxRateList', taxRateSchema)

const { name, percent, kind, ...optionalFields } = fields

export const taxRateCreateSchema = z
  .strictObject({ name, percent, kind: kind.default('VAT'), ...z.strictObject(optionalFields).partial().shape })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: value })
    if (value.region && !value.country) fault('region', 'A region needs its country')
    if (endsEarly(value.valid_from ?? null, value.valid_until ?? null)) fault('valid_until', 'Must not be before `valid_from`')
  })
  .meta({ id: 'TaxRateCreate' })

export const taxRateUpdateSchema = z
  .strictObject({ name, valid_until: fields.valid_until, metadata })
  .partial()
  .meta({ id: 'TaxRateUpdate', description: 'What is charged, where and since when does not change: make a new rate and end this one.' })

export function endsEarly(from: Temporal.PlainDate | null, until: Temporal.PlainDate | null): boolean {
  return from !== null && until !== null && Temporal.PlainDate.compare(until, from) < 0
}

export function toApi(rate: TaxRate): z.input<typeof taxRateSchema> {
  return {
    id: encodeId('txr', rate.id),
    object: 'tax_rate',
    kind: rate.kind,
    name: rate.name,
    percent: decimalText(rate.percent),
    country: rate.country,
    region: rate.region,
    category: rate.category,
    valid_from: rate.validFrom?.toString() ?? null,
    valid_until: rate.validUntil?.toString() ?? null,
    metadata: { ...rate.metadata },
    status: rate.status,
    provider: rate.provider,
    jurisdiction: rate.jurisdiction,
    created_at: rate.createdAt.toString(),
    updated_at: rate.updatedAt.toString(),
  }
}
