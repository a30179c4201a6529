import { conventionsPatchSchema, conventionsSchema, type PresetName, presets, resolveConventions } from '@quarterday/core/conventions.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { creditNoteSeries, isReservedPrefix, statementSeries } from '@quarterday/core/invoice/numbering.ts'
import { z } from 'zod'
import { currency, email, instant, text, timezone } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { IssuedKey } from '../api-keys/api-key.ts'
import { toApi as keyToApi, newApiKeySchema } from '../api-keys/schema.ts'
import { addressSchema, addressToApi, checkedTaxIdsSchema, type PartyDetails, taxIdsSchema } from '../parties/party.ts'
import { type Organization, type OrganizationChanges, type Overview, type Suspension, taxEngines } from './organization.ts'

const name = text(256).meta({ examples: ['Harbour Coffee'] })
const numberPrefix = z
  .string()
  .max(16)
  .regex(/^[A-Za-z0-9/_.-]*$/, 'Must be letters, digits and / _ . -')
  .meta({ description: 'What stands before the number of an invoice.', examples: ['HC-'] })
const newNumberPrefix = numberPrefix
  .refine(
    (prefix) => !isReservedPrefix(prefix),
    `Credit notes are numbered with ${creditNoteSeries} and statements with ${statementSeries}: choose another prefix`,
  )
  .meta({
    description:
      'What stands before the number of an invoice. `CN` and `ST`, alone or with digits, are those of credit notes and statements.',
    examples: ['HC-'],
  })
const taxEngine = z.enum(taxEngines).meta({
  description: 'Who says what is taxed: the tax rates kept here, or the tax engine that this installation is configured with (`provider`).',
  examples: ['rates'],
})
const requireSecondFactor = z.boolean().meta({
  description:
    'Owners and administrators who have no second factor can do nothing here but get one. In a sandbox what the organization that made it asks for holds as well.',
  examples: [false],
})
const preset = z
  .enum(Object.keys(presets).filter(isPreset))
  .meta({ description: 'Sets all conventions at once to those of another system, before `conventions` is applied.', examples: ['stripe'] })

function isPreset(text: string): text is PresetName {
  return Object.hasOwn(presets, text)
}

const legal = z
  .strictObject({
    legal_name: text(256).meta({ examples: ['Harbour Coffee GmbH'] }),
    email: email.nullable(),
    address: addressSchema,
    tax_ids: taxIdsSchema,
  })
  .meta({ id: 'LegalParty', description: 'How invoices name the seller.' })

const newLegal = z.strictObject({ ...legal.shape, tax_ids: checkedTaxIdsSchema }).meta({ id: 'LegalPartyCreate' })

export const organizationSchema = z
  .strictObject({
    id: idSchema('org'),
    object: z.literal('organization'),
    name,
    kind: z.enum(['live', 'sandbox']),
    now: instant.meta({ description: 'The time by which it is billed: a sandbox has a clock of its own.' }),
    timezone,
    currency,
    conventions: conventionsSchema.meta({ description: 'All of them, also those that were never set.' }),
    number_prefix: numberPrefix,
    tax_engine: taxEngine,
    require_second_factor: requireSecondFactor,
    legal,
    created_at: instant,
  })
  .meta({ id: 'Organization', description: 'The seller.' })

export const organizationUpdateSchema = z
  .strictObject({
    name,
    timezone,
    currency,
    preset,
    conventions: conventionsPatchSchema.meta({ description: 'Only those given change.', examples: [{ proration: 'day' }] }),
    number_prefix: newNumberPrefix,
    tax_engine: taxEngine,
    require_second_factor: requireSecondFactor,
    legal: z
      .strictObject({ ...legal.shape, tax_ids: checkedTaxIdsSchema })
      .partial()
      .meta({ id: 'LegalPartyUpdate' }),
  })
  .partial()
  .meta({ id: 'OrganizationUpdate', description: 'Only what is given changes.' })

const creation = {
  name,
  timezone,
  currency,
  preset: preset.optional(),
  conventions: conventionsPatchSchema.optional().meta({ examples: [{ proration: 'day' }] }),
}

export const organizationCreateSchema = z
  .strictObject({ ...creation, number_prefix: newNumberPrefix.optional(), legal: newLegal.optional() })
  .meta({ id: 'OrganizationCreate' })

export const sandboxCreateSchema = z
  .strictObject({
    ...creation,
    now: instant.optional().meta({ description: 'Where its clock begins. Default: the present.' }),
    with_api_key: z
      .boolean()
      .default(true)
      .meta({ description: 'False: no key is made. Members of your organization work in it as who they are.', examples: [true] }),
  })
  .meta({ id: 'SandboxCreate' })

const overview = { name, timezone, currency, created_at: instant }

const suspensionReason = text(500).meta({ description: 'Its members read it.', examples: ['The contract ended on 1 March.'] })
const suspensionContact = text(200)
  .nullable()
  .meta({ description: 'Whom its members can ask.', examples: ['billing@host.example'] })
export const suspensionSchema = z
  .strictObject({ suspended_at: instant, reason: suspensionReason, contact: suspensionContact })
  .nullable()
  .meta({
    id: 'Suspension',
    description: 'That the operator has suspended it, or the organization that it comes from; null: it is open.',
    examples: [null],
  })

export const suspendSchema = z
  .strictObject({ reason: suspensionReason, contact: suspensionContact.optional() })
  .meta({ id: 'OrganizationSuspend' })
export const resumeSchema = z
  .strictObject({
    reason: text(500)
      .optional()
      .meta({ description: 'For the audit log.', examples: ['A new contract was signed.'] }),
  })
  .meta({ id: 'OrganizationResume' })

export const organizationOverviewSchema = z
  .strictObject({
    ...{ id: idSchema('org'), object: z.literal('organization'), kind: z.enum(['live', 'sandbox']) },
    ...overview,
    suspension: suspensionSchema,
  })
  .meta({ id: 'OrganizationOverview' })
export const organizationListSchema = pageSchema('OrganizationList', organizationOverviewSchema)

const sandboxFields = {
  id: idSchema('org'),
  object: z.literal('sandbox'),
  now: instant.meta({ description: 'What its clock shows.' }),
  ...overview,
}
export const sandboxSchema = z.strictObject(sandboxFields).meta({ id: 'Sandbox', description: 'An organization whose clock can be moved.' })
export const sandboxListSchema = pageSchema('SandboxList', sandboxSchema)
export const newSandboxSchema = z.strictObject({ ...sandboxFields, api_key: newApiKeySchema.nullable() }).meta({ id: 'NewSandbox' })
export const newOrganizationSchema = z
  .strictObject({ ...organizationSchema.shape, api_key: newApiKeySchema })
  .meta({ id: 'NewOrganization' })

/** What a request says, over what was there before. */
export function applyChanges(before: Organization, given: z.output<typeof organizationUpdateSchema>): OrganizationChanges {
  const settings = given.preset === undefined ? before.conventions : presets[given.preset]
  return {
    name: given.name ?? before.name,
    timezone: given.timezone ?? before.timezone,
    currency: given.currency ?? before.currency,
    conventions: { ...settings, ...given.conventions },
    numberPrefix: given.number_prefix ?? before.numberPrefix,
    taxEngine: given.tax_engine ?? before.taxEngine,
    requireSecondFactor: given.require_second_factor ?? before.requireSecondFactor,
    party: {
      name: given.legal?.legal_name ?? before.party.name,
      email: given.legal?.email === undefined ? before.party.email : given.legal.email,
      address: given.legal?.address ?? before.party.address,
      taxIds: given.legal?.tax_ids ?? before.party.taxIds,
    },
  }
}

export function partyOf(given: z.output<typeof legal>): PartyDetails {
  return { name: given.legal_name, email: given.email, address: given.address, taxIds: given.tax_ids }
}

/** `now` is what the organization's clock shows. */
export function toApi(organization: Organization, now: Temporal.Instant): z.input<typeof organizationSchema> {
  const { party } = organization
  return {
    id: encodeId('org', organization.id),
    object: 'organization',
    name: organization.name,
    kind: organization.kind,
    now: now.toString(),
    timezone: organization.timezone,
    currency: organization.currency,
    conventions: resolveConventions(organization.conventions),
    number_prefix: organization.numberPrefix,
    tax_engine: organization.taxEngine,
    require_second_factor: organization.requireSecondFactor,
    legal: { legal_name: party.name, email: party.email, address: addressToApi(party.address), tax_ids: [...party.taxIds] },
    created_at: organization.createdAt.toString(),
  }
}

export function overviewToApi(organization: Overview): z.input<typeof organizationOverviewSchema> {
  const { id, name, kind, timezone, currency, createdAt, suspension } = organization
  return {
    ...{ id: encodeId('org', id), object: 'organization', kind, name, timezone, currency, created_at: createdAt.toString() },
    suspension: suspensionToApi(suspension),
  }
}

export function suspensionToApi(suspension: Suspension | null): z.input<typeof suspensionSchema> {
  return suspension && { suspended_at: suspension.at.toString(), reason: suspension.reason, contact: suspension.contact }
}

export function sandboxToApi(sandbox: Omit<Overview, 'suspension'>): z.input<typeof sandboxSchema> {
  const { id, name, clockAt, timezone, currency, createdAt } = sandbox
  const now = (clockAt ?? createdAt).toString()
  return { id: encodeId('org', id), object: 'sandbox', now, name, timezone, currency, created_at: createdAt.toString() }
}

export function issuedToApi(issued: IssuedKey): z.input<typeof newApiKeySchema> {
  return { ...keyToApi(issued.key), secret: issued.text }
}
