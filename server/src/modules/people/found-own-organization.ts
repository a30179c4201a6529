import type { Currency } from '@quarterday/core/currency.ts'
import { encodeId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { recordAudit } from '../../kit/audit.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { addMember } from '../members/store.ts'
import { foundOrganization } from '../organizations/create-organization.ts'
import { toApi } from '../organizations/schema.ts'
import type { User } from './user-types.ts'

export interface OwnOrganization {
  readonly name: string
  readonly timezone: string
  readonly currency: Currency
}

/** Makes a live organization with the person as its owner, in one transaction, and no API key. Under one id it is made once, however often it is asked for. */
export async function foundOwnOrganization(
  ctx: Context,
  user: Pick<User, 'id' | 'email'>,
  { id, name, timezone, currency }: OwnOrganization & { readonly id: OrganizationId },
): Promise<OrganizationId> {
  return ctx.database.organization(id, async (tx) => {
    const party = { name, email: user.email, address: {}, taxIds: [] }
    const { organization, isNew } = await foundOrganization(tx, { id, name, timezone, currency, party, clockAt: null, rootId: null })
    await addMember(tx, { id: idOf('mem', newId()), userId: user.id, role: 'owner', invitedBy: null, createdAt: ctx.clock.now() })
    if (isNew)
      recordAudit(tx, ctx, {
        action: 'createOrganization',
        object: { type: 'organization', id: encodeId('org', id) },
        after: toApi(organization, organization.createdAt),
      })
    return id
  })
}
