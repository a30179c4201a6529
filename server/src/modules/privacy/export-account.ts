import { encodeId } from '@quarterday/core/id.ts'
import type { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listEvents } from '../people/event-store.ts'
import { passkeyToApi } from '../people/passkey-schema.ts'
import { listPasskeys } from '../people/passkey-store.ts'
import { eventToApi, stayToApi, userToApi } from '../people/schema.ts'
import { listSessions } from '../people/session-store.ts'
import { standingOf } from '../people/standing.ts'
import { getUser } from '../people/user-store.ts'
import { listWorkplaces } from '../people/workplace-store.ts'
import type { accountExportSchema } from './account-schema.ts'
import { listCustomersOf } from './ties-store.ts'

/** All that is held about a person and their account, but for what opens it: that is kept in a form that says nothing. */
export async function exportAccount(ctx: Context): Promise<z.input<typeof accountExportSchema>> {
  const { userId, sessionId } = standingOf(ctx)
  return ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const activity = await listEvents(tx, userId, { limit: mostEvents, sort: '-created_at' })
    return {
      object: 'account_export',
      exported_at: now.toString(),
      user: userToApi(await getUser(tx, userId)),
      organizations: (await listWorkplaces(tx, userId)).map(({ id, name, role }) => ({ id: encodeId('org', id), name, role })),
      customers: (await listCustomersOf(tx, userId)).map((tie) => ({
        organization: encodeId('org', tie.organizationId),
        customer: encodeId('cus', tie.customerId),
      })),
      passkeys: (await listPasskeys(tx, userId)).map(passkeyToApi),
      sessions: (await listSessions(tx, userId, now)).map((stay) => stayToApi(stay, sessionId)),
      activity: activity.rows.map(eventToApi),
    }
  })
}

/** What happened is forgotten after a year; of who did more than this in it, `GET /v1/auth/activity` has the rest. */
const mostEvents = 1000
