import { assert } from '@quarterday/core/assert.ts'
import { type ApprovalId, encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordAudit } from '../../kit/audit.ts'
import { holds, personBehind } from '../../kit/authenticate.ts'
import type { Actor, Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { validated } from '../../kit/http-validate.ts'
import { objectNameOf } from '../../kit/representation.ts'
import type { Route, RouteVisit } from '../../kit/route.ts'
import { addNextEvents } from '../events/store.ts'
import { type Approval, type Decider, type Requester, statusOf } from './approval.ts'
import { toApi } from './schema.ts'
import { requesterOf } from './second-person.ts'
import * as approvals from './store.ts'

/**
 * Carries out what was asked for, as the very operation that it was asked of, now and by whoever approves it. When that is refused nothing is decided. Refuses
 * `not_found`, `invalid_state` once it is decided or too old, `forbidden` for who may not do it themselves, `self_approval`, and what the operation refuses.
 */
export async function approve(ctx: Context, routes: readonly Route[], id: ApprovalId, note: string | null): Promise<Approval> {
  return ctx.transaction(async (tx) => {
    const asked = await lockPending(ctx, tx, id)
    const route = routes.find(({ operation }) => operation === asked.operation)
    if (route === undefined)
      throw refuse('invalid_state', { detail: `This version has no operation ${asked.operation} any more: reject it.` })
    demandSecondPerson(ctx.actor, route, asked.requestedBy)
    const result = await carryOut(ctx, route, asked)
    recordAudit(tx, ctx, {
      action: asked.operation,
      object: { type: objectNameOf(route.reply) ?? 'approval', id: idIn(result) },
      after: result,
      detail: { approval: encodeId('apr', id) },
    })
    return decide(ctx, tx, id, { status: 'approved', note, result })
  })
}

/** Lets nothing come of it. Refuses `not_found`, `invalid_state`, `forbidden`, `self_approval`: who asked takes it back instead. */
export async function reject(ctx: Context, routes: readonly Route[], id: ApprovalId, note: string | null): Promise<Approval> {
  return ctx.transaction(async (tx) => {
    const asked = await lockPending(ctx, tx, id)
    demandSecondPerson(ctx.actor, routes.find(({ operation }) => operation === asked.operation) ?? null, asked.requestedBy)
    return decide(ctx, tx, id, { status: 'rejected', note, result: null })
  })
}

/** Takes back what one has asked for oneself. Refuses `not_found`, `invalid_state`, `forbidden`. */
export async function withdraw(ctx: Context, id: ApprovalId): Promise<Approval> {
  return ctx.transaction(async (tx) => {
    demandRequester(ctx.actor, (await lockPending(ctx, tx, id)).requestedBy)
    return decide(ctx, tx, id, { status: 'withdrawn', note: null, result: null })
  })
}

/** Says why one asks. Refuses `not_found`, `invalid_state`, `forbidden`. */
export async function giveReason(ctx: Context, id: ApprovalId, reason: string | null): Promise<Approval> {
  return ctx.transaction(async (tx) => {
    demandRequester(ctx.actor, (await lockPending(ctx, tx, id)).requestedBy)
    await approvals.saveReason(tx, id, reason)
    return approvals.getApproval(tx, id)
  })
}

async function lockPending(ctx: Context, tx: Tx, id: ApprovalId): Promise<Approval> {
  const asked = await approvals.lockApproval(tx, id)
  const status = statusOf(asked, ctx.clock.now())
  if (status !== 'pending') throw refuse('invalid_state', { detail: `It is ${status}.` })
  return asked
}

/** Whoever has a word in it may do the thing themselves, and has not asked for it: neither in person nor by a key of theirs. */
function demandSecondPerson(actor: Actor, route: Route | null, requester: Requester): void {
  if (route !== null && !holds(actor, route.scope))
    throw refuse('forbidden', { detail: `Only who may do it themselves decides about it: ${route.scope}.` })
  if (isSame(actor, requester)) throw refuse('self_approval', { detail: 'Somebody else has to decide about this: you asked for it.' })
}

function demandRequester(actor: Actor, requester: Requester): void {
  if (!isSame(actor, requester)) throw refuse('forbidden', { detail: 'Only who asked for it may do this.' })
}

function isSame(actor: Actor, requester: Requester): boolean {
  const person = personBehind(actor)
  if (person !== null && person === requester.userId) return true
  const now = requesterOf(actor)
  return now !== null && now.kind === requester.kind && now.id === requester.id
}

async function carryOut(ctx: Context, route: Route, { params, request }: Approval): Promise<unknown> {
  const named = route.params.safeParse(params)
  if (!named.success) throw refuse('not_found')
  const body = route.body === null ? {} : validated(route.body, request, route.opaqueKeys)
  return route.handle(ctx, { params: named.data, query: route.query.parse({}), body, operationId: null, visit: noVisit })
}

async function decide(
  ctx: Context,
  tx: Tx,
  id: ApprovalId,
  decision: Pick<approvals.Decision, 'status' | 'note' | 'result'>,
): Promise<Approval> {
  await approvals.saveDecision(tx, id, { ...decision, by: deciderOf(ctx.actor), at: ctx.clock.now() })
  const decided = await approvals.getApproval(tx, id)
  const type = `approval.${decision.status}` as const
  await addNextEvents(tx, [{ type, aggregateId: id, data: toApi(decided, ctx.clock.now()) }])
  return decided
}

function deciderOf(actor: Actor): Decider {
  if (actor.kind === 'operator') return { kind: 'operator', name: null }
  const by = requesterOf(actor)
  assert(by, 'Members, keys and the operator decide')
  return by
}

function idIn(result: unknown): string | null {
  return typeof result === 'object' && result !== null && 'id' in result && typeof result.id === 'string' ? result.id : null
}

/** What the request that is carried out came with is long gone, and no operation that can wait looks at it. */
const noVisit: RouteVisit = { address: '', userAgent: null, cookies: {}, headers: {}, setHeader: () => undefined }
