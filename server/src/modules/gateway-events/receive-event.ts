import { decodeId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { within } from '../../gateways/ask.ts'
import type { GatewayNotice } from '../../gateways/gateway.ts'
import { findGateway, gateways } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import type { Host } from '../../kit/open-route.ts'
import { readClock } from '../organizations/store.ts'
import { organizationOfAccount } from './recipient-store.ts'
import { countRefusal } from './refusal-store.ts'
import { keepEvent } from './store.ts'

export interface Incoming {
  readonly gateway: string
  /** `org_…`, or the `ga_…` of one account. */
  readonly recipient: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly address: string
}

/** `kept` and `repeated`: it is safe here. `refused`: it is not the gateway's word to this organization. `busy`: it cannot be kept now; it has to come again. */
export type Received = 'kept' | 'repeated' | 'refused' | 'busy'

const verifyWithinMs = 8000

/** Keeps what a gateway sends, once it is proven to be its word, and looks into nothing: that is the job's, after the gateway has its answer. */
export async function receiveEvent(host: Host, incoming: Incoming): Promise<Received> {
  const adapter = gateways.find(({ name }) => name === incoming.gateway)
  const recipient = await recipientOf(host, incoming)
  if (adapter === undefined || recipient === null) return 'refused'
  const ctx = host.contextFor(recipient.organizationId)
  if ((await ctx.transaction(readClock)) === null) return 'refused'
  const account = `${recipient.organizationId} ${adapter.name}`
  if (host.isStopped(incoming.address, account) || (await host.countNotice(account)) !== null) return 'busy'
  const connected = await findGateway(ctx, adapter.name, recipient.accountId)
  const now = ctx.clock.now()
  const notice = connected === null ? null : await within(verifyWithinMs, () => connected.gateway.verify(incoming, now))
  if (connected === null || notice === null) {
    await ctx.transaction((tx) => countRefusal(tx, adapter.name, now))
    await host.countRefused(incoming.address, account)
    return 'refused'
  }
  const isNew = await keep(ctx, notice, { gateway: adapter.name, gatewayAccountId: connected.accountId, bytes: incoming.body })
  return isNew ? 'kept' : 'repeated'
}

type Keeping = Pick<Parameters<typeof keepEvent>[1], 'gateway' | 'gatewayAccountId'> & { readonly bytes: Buffer }

function keep(
  ctx: Context,
  { id: reference, type, sentAt, about: hint }: GatewayNotice,
  { gateway, gatewayAccountId, bytes }: Keeping,
): Promise<boolean> {
  const receivedAt = ctx.clock.now()
  // Gateways send no card numbers. Should one ever, it is not kept: what happened is read at the gateway in any case.
  const body = holdsCardNumber(bytes.toString('latin1')) ? null : bytes
  const about = hint?.kind === 'method' ? { kind: hint.kind, reference: hint.token } : hint
  const waits = about !== null
  return ctx.transaction((tx) =>
    keepEvent(tx, {
      ...{ id: idOf('gwe', newId()), gateway, gatewayAccountId, reference, type, about, sentAt, receivedAt, body },
      ...{ status: waits ? 'received' : 'ignored', nextAt: waits ? receivedAt : null, finishedAt: waits ? null : receivedAt },
    }),
  )
}

interface Recipient {
  readonly organizationId: OrganizationId
  /** Undefined: by whichever account is connected now. */
  readonly accountId: string | undefined
}

async function recipientOf({ database }: Host, { recipient, gateway }: Incoming): Promise<Recipient | null> {
  const organizationId = decodeId('org', recipient)
  if (organizationId !== null) return { organizationId, accountId: undefined }
  const accountId = decodeId('ga', recipient)
  if (accountId === null) return null
  const owner = await database.dispatcher((tx) => organizationOfAccount(tx, accountId, gateway))
  return owner === null ? null : { organizationId: owner, accountId }
}
