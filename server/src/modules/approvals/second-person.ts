import { encodeId, idOf } from '@quarterday/core/id.ts'
import { demandOf, type RuledDeed } from '@quarterday/core/people/approval.ts'
import { recordAudit } from '../../kit/audit.ts'
import { personBehind } from '../../kit/authenticate.ts'
import type { Actor, Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { demandProof } from '../../kit/proof.ts'
import type { Gate, HeldRequest } from '../../kit/route.ts'
import { addNextEvents } from '../events/store.ts'
import type { Approval, Requester } from './approval.ts'
import { approvalSchema, toApi } from './schema.ts'
import { getSettings } from './settings-store.ts'
import { addApproval, getApproval } from './store.ts'
import { tellApprovers } from './tell-approvers.ts'

/** So long nobody has to have decided. */
const validDays = 14

/**
 * Where an operation waits whose deeds an organization does not leave to one person. The operator of the installation and our own jobs are nobody's colleagues:
 * they do not wait.
 */
export const secondPerson: Gate = {
  reply: approvalSchema,
  async hold(ctx, request, deeds) {
    const requester = requesterOf(ctx.actor)
    if (requester === null) return null
    return ctx.transaction(async (tx) => {
      const { rules, holdsKeys } = await getSettings(tx)
      const isFree = rules.refund === null && rules.credit === null && rules.write_off === null
      if (isFree || (requester.kind === 'api_key' && !holdsKeys)) return null
      const demanded = demandOf(rules, await deeds(tx))
      if (demanded === null) return null
      demandProof(ctx.actor, ctx.clock.now())
      if (demanded.demand === 'proof') return null
      return takeDown(ctx, tx, request, { requester, deed: demanded.deed })
    })
  },
}

async function takeDown(
  ctx: Context,
  tx: Tx,
  { operation, scope, written }: HeldRequest<unknown, unknown>,
  { requester, deed: { kind, money } }: { readonly requester: Requester; readonly deed: RuledDeed },
): Promise<unknown> {
  const now = ctx.clock.now()
  const id = idOf('apr', newId())
  const request = fieldsOf(written.body)
  const times = { createdAt: now, expiresAt: now.add({ hours: 24 * validDays }), decidedAt: null }
  const undecided = { status: 'pending', decidedBy: null, decisionNote: null, result: null } as const
  const asked = { operation, params: fieldsOf(written.params), request, kind, money, reason: reasonIn(request), requestedBy: requester }
  await addApproval(tx, { id, ...asked, ...undecided, ...times })
  const shown = toApi(await getApproval(tx, id), now)
  await addNextEvents(tx, [{ type: 'approval.requested', aggregateId: id, data: shown }])
  await tellApprovers(ctx, tx, await getApproval(tx, id), scope)
  recordAudit(tx, ctx, { action: 'requestApproval', object: { type: 'approval', id: encodeId('apr', id) }, after: shown })
  return shown
}

/** Null: it is nobody whom the rules speak of. */
export function requesterOf(actor: Actor): Requester | null {
  const who = { userId: personBehind(actor), name: null }
  if (actor.kind === 'member') return { kind: 'member', id: actor.id, ...who }
  return actor.kind === 'api_key' ? { kind: 'api_key', id: actor.id, ...who } : null
}

/** What the request itself says about why: bodies that have a word for it have one of these. */
function reasonIn(request: Approval['request']): string | null {
  const [said] = [request.memo, request.description].filter((word) => typeof word === 'string' && word !== '')
  return typeof said === 'string' ? said : null
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
