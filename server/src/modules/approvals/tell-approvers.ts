import { languageOf, moneyText } from '@quarterday/core/notification/wording.ts'
import { approvalWords } from '@quarterday/core/people/approval-words.ts'
import { allows } from '@quarterday/core/people/permission.ts'
import { roleCodes, roles } from '@quarterday/core/people/role.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { listRoles } from '../members/role-store.ts'
import { findMembersIn } from '../members/store.ts'
import { getOrganization } from '../organizations/store.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import type { Approval } from './approval.ts'

/** So many are told at most: one of them is enough. */
const mostTold = 20

/** Tells by mail who could approve: whoever may decide, may do the thing themselves, and has not asked for it. */
export async function tellApprovers(ctx: Context, tx: Tx, { kind, money, reason, requestedBy }: Approval, scope: string): Promise<void> {
  const all = [...roleCodes.map((code) => ({ code, permissions: roles[code].permissions })), ...(await listRoles(tx))]
  const able = all.filter(({ permissions }) => allows(permissions, 'approvals:write') && allows(permissions, scope)).map(({ code }) => code)
  const { name: organization } = await getOrganization(tx)
  const url = `${ctx.outside.publicUrl}/settings/approvals`
  for (const { userId, name, email: to, locale } of await findMembersIn(tx, able, mostTold + 1)) {
    if (userId === requestedBy.userId) continue
    const what = approvalWords[kind][languageOf(locale)]
    const amount = moneyText(money.minor, money.currency, locale)
    const facts = { name, url, organization, what, amount, requester: requestedBy.name ?? '–', ...(reason !== null && { reason }) }
    await queuePersonMail(ctx, tx, { to, locale, kind: 'approval_requested', facts })
  }
}
