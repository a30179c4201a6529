import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { suspensionSchema, suspensionToApi } from '../organizations/schema.ts'
import { roleCode } from './role-schema.ts'
import type { OwnWorkplace } from './workplace-types.ts'

const organizationName = text(256).meta({ examples: ['Harbour Coffee'] })
const kind = z.enum(['live', 'sandbox'])

export const workplaceSchema = z
  .strictObject({
    id: idSchema('org'),
    object: z.literal('workplace'),
    name: organizationName,
    kind,
    sandbox_of: idSchema('org')
      .nullable()
      .meta({ description: 'The organization that made it, if one did.', examples: [null] }),
    member: idSchema('mem').meta({ description: 'Your membership: there, or in the organization that made it.' }),
    role: roleCode,
    suspension: suspensionSchema,
    created_at: instant,
  })
  .meta({ id: 'OwnWorkplace', description: 'An organization in which you work.' })

export const workplaceListSchema = pageSchema('OwnWorkplaceList', workplaceSchema)

export const organizationSwitchSchema = z.strictObject({ organization: idSchema('org') }).meta({ id: 'OrganizationSwitch' })

export const leftOrganizationSchema = z
  .strictObject({ object: z.literal('left_organization'), organization: idSchema('org') })
  .meta({ id: 'LeftOrganization' })

export function workplaceToApi(workplace: OwnWorkplace): z.input<typeof workplaceSchema> {
  return {
    id: encodeId('org', workplace.id),
    object: 'workplace',
    name: workplace.name,
    kind: workplace.kind,
    sandbox_of: workplace.createdBy === null ? null : encodeId('org', workplace.createdBy),
    member: encodeId('mem', workplace.memberId),
    role: workplace.role,
    suspension: suspensionToApi(workplace.suspension),
    created_at: workplace.createdAt.toString(),
  }
}
