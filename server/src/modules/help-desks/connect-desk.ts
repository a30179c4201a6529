import { type HelpDeskId, idOf } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { deskSealedAbout } from '../../help-desks/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { readOutboundUrl } from '../../kit/outbound-url.ts'
import { seal } from '../../kit/seal.ts'
import { isWebhookSecret, newWebhookSecret } from '../../kit/standard-webhooks.ts'
import type { EventType } from '../events/event-types.ts'
import { addNextEvents } from '../events/store.ts'
import { deskMachine, type HelpDesk } from './help-desk.ts'
import { deskToApi } from './schema.ts'
import { insertDesk, lockDesk, saveDesk } from './store.ts'
import { stopAll } from './sync-store.ts'

export interface ConnectDesk extends Pick<HelpDesk, 'kind' | 'address' | 'username' | 'sharesNotes' | 'mailsCustomers'> {
  readonly secret: string | undefined
  readonly webhookSecret: string | undefined
}

export interface Connected {
  readonly desk: HelpDesk
  /** Secrets that were made here: they are told this once. Null: they were given. */
  readonly made: { readonly secret: string | null; readonly webhookSecret: string | null }
}

/** Connects a help desk: from now on tickets that are opened or changed are kept there too. Refuses `already_exists` while another is connected, `invalid`. */
export async function connectDesk(ctx: Context, wanted: ConnectDesk): Promise<Connected> {
  const { kind, sharesNotes, mailsCustomers, username } = wanted
  const address = kind === 'zendesk' ? wanted.address.toLowerCase() : wanted.address
  if (kind === 'zendesk' && wanted.secret === undefined)
    throw unfit('/secret', 'required', 'Zendesk is asked with an API token or an OAuth access token.')
  refuseUnfit(ctx, kind, { ...wanted, address })
  const secret = wanted.secret ?? newWebhookSecret()
  const webhookSecret = wanted.webhookSecret ?? (kind === 'webhook' ? newWebhookSecret() : null)
  const now = ctx.clock.now()
  return ctx.transaction(async (tx) => {
    const desk: HelpDesk = {
      ...{ id: idOf('hd', newId()), kind, address, username, sharesNotes, mailsCustomers, status: 'active' },
      ...{ secretLast4: last4(secret), webhookSecretLast4: webhookSecret === null ? null : last4(webhookSecret) },
      ...{ testedAt: null, testError: null, createdAt: now, updatedAt: now, disconnectedAt: null },
    }
    const secrets = {
      secret: sealOne(ctx, desk.id, secret, 'secret'),
      webhookSecret: webhookSecret === null ? null : sealOne(ctx, desk.id, webhookSecret, 'webhook_secret'),
    }
    if (!(await insertDesk(tx, desk, secrets))) {
      throw refuse('already_exists', { detail: 'A help desk is connected. Change it, or disconnect it first.' })
    }
    await announce(tx, desk, 'help_desk.connected')
    return {
      desk,
      made: {
        secret: wanted.secret === undefined ? secret : null,
        webhookSecret: wanted.webhookSecret === undefined ? webhookSecret : null,
      },
    }
  })
}

export interface UpdateDesk {
  readonly address?: string | undefined
  readonly username?: string | null | undefined
  readonly secret?: string | undefined
  /** Null: none any more. */
  readonly webhookSecret?: string | null | undefined
  readonly sharesNotes?: boolean | undefined
  readonly mailsCustomers?: boolean | undefined
}

/** Changes a connection to the same help desk. Refuses `not_found`, `invalid_state`, `invalid`. */
export async function updateDesk(ctx: Context, id: HelpDeskId, change: UpdateDesk): Promise<HelpDesk> {
  return ctx.transaction(async (tx) => {
    const { desk: before, secrets } = await lockDesk(tx, id)
    const status = next(deskMachine, before.status, 'update')
    if (before.kind === 'zendesk' && change.address !== undefined && change.address.toLowerCase() !== before.address) {
      throw unfit('/address', 'invalid', 'What is kept in one Zendesk is not in another. Disconnect this one, and connect the other.')
    }
    const { secret, webhookSecret } = change
    const wanted = {
      address: change.address ?? before.address,
      username: change.username === undefined ? before.username : change.username,
    }
    refuseUnfit(ctx, before.kind, { ...wanted, secret, webhookSecret })
    const desk: HelpDesk = {
      ...{ ...before, ...wanted, status, updatedAt: ctx.clock.now() },
      ...{ sharesNotes: change.sharesNotes ?? before.sharesNotes, mailsCustomers: change.mailsCustomers ?? before.mailsCustomers },
      secretLast4: secret === undefined ? before.secretLast4 : last4(secret),
      webhookSecretLast4: webhookSecret === undefined ? before.webhookSecretLast4 : webhookSecret && last4(webhookSecret),
    }
    await saveDesk(tx, desk, {
      secret: secret === undefined ? secrets.secret : sealOne(ctx, id, secret, 'secret'),
      webhookSecret:
        webhookSecret === undefined
          ? secrets.webhookSecret
          : webhookSecret === null
            ? null
            : sealOne(ctx, id, webhookSecret, 'webhook_secret'),
    })
    await announce(tx, desk, 'help_desk.updated')
    return desk
  })
}

/** Forgets the secrets of a connection: nothing is sent there any more and nothing from there is believed. Refuses `not_found`, `invalid_state`. */
export async function disconnectDesk(ctx: Context, id: HelpDeskId): Promise<HelpDesk> {
  return ctx.transaction(async (tx) => {
    const { desk: before } = await lockDesk(tx, id)
    const status = next(deskMachine, before.status, 'disconnect')
    const now = ctx.clock.now()
    const desk: HelpDesk = { ...before, status, updatedAt: now, disconnectedAt: now, webhookSecretLast4: null }
    await saveDesk(tx, desk, { secret: null, webhookSecret: null })
    await stopAll(tx, id)
    await announce(tx, desk, 'help_desk.disconnected')
    return desk
  })
}

interface Fitting {
  readonly address: string
  readonly username: string | null
  readonly secret: string | undefined
  readonly webhookSecret: string | null | undefined
}

/** Refuses `invalid`, naming the field. */
function refuseUnfit(ctx: Context, kind: HelpDesk['kind'], { address, username, secret, webhookSecret }: Fitting): void {
  if (kind === 'zendesk') {
    // Only this part of the address is theirs to say: where else the token could be sent is not.
    if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(address)) return
    throw unfit('/address', 'invalid', 'It is the subdomain: `acme` of acme.zendesk.com.')
  }
  const target = readOutboundUrl(address, ctx.outside.allowedPrivateHosts)
  if ('refused' in target) throw unfit('/address', 'invalid_url', `${target.refused}.`)
  if (username !== null) throw unfit('/username', 'invalid', 'There is none: posts are signed.')
  const wrong = 'It is `whsec_` and 24 to 64 random bytes in base 64.'
  if (secret !== undefined && !isWebhookSecret(secret)) throw unfit('/secret', 'invalid', wrong)
  if (webhookSecret && !isWebhookSecret(webhookSecret)) throw unfit('/webhook_secret', 'invalid', wrong)
}

function unfit(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail: `${pointer}: ${detail}`, errors: [{ pointer, code, detail }] })
}

function sealOne(ctx: Context, id: HelpDeskId, secret: string, field: 'secret' | 'webhook_secret'): Buffer {
  return seal(ctx.deriveKey('sealed secrets'), secret, deskSealedAbout(ctx.organizationId, id, field))
}

/** Of a secret so short that its end would give it away nothing is shown. */
function last4(secret: string): string {
  return secret.length < 12 ? '' : secret.slice(-4)
}

async function announce(tx: Tx, desk: HelpDesk, type: EventType): Promise<void> {
  await addNextEvents(tx, [{ type, aggregateId: desk.id, data: deskToApi(desk) }])
}
