import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { standingOf } from '../people/standing.ts'
import { getUser } from '../people/user-store.ts'
import { accountExportSchema } from './account-schema.ts'
import { eraseUserIfAlone } from './erase-user.ts'
import { exportAccount } from './export-account.ts'

const eraseAccountSchema = z
  .strictObject({
    confirm: z
      .string()
      .min(1)
      .max(254)
      .meta({ description: 'Your e-mail address: erasure cannot be undone.', examples: ['nora@harbour-coffee.example'] }),
  })
  .meta({ id: 'AccountErase' })

const erasedAccountSchema = z.strictObject({ object: z.literal('account'), erased: z.literal(true) }).meta({ id: 'ErasedAccount' })

/** What people may ask about their own account. */
export const accountRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/auth/export',
    operation: 'exportAccount',
    tag: 'Your account',
    summary: 'Export all that is held about you',
    scope: 'person',
    transaction: 'own',
    reply: accountExportSchema,
    handle: (ctx) => exportAccount(ctx),
  }),
  route({
    method: 'POST',
    path: '/v1/auth/erase',
    operation: 'eraseAccount',
    longStatements: true,
    tag: 'Your account',
    summary: 'Have your account forgotten',
    description:
      'Once you work for no organization any more and act for no customer: leave first. It ends your sessions and cannot be undone.',
    scope: 'person',
    transaction: 'own',
    keyIsOptional: true,
    proof: 'always',
    body: eraseAccountSchema,
    reply: erasedAccountSchema,
    refuses: ['conflict'],
    handle: async (ctx, { body }) => {
      const { userId } = standingOf(ctx)
      const { email } = await ctx.database.people((tx) => getUser(tx, userId))
      if (body.confirm.toLowerCase() !== email) {
        const detail = 'Repeat your e-mail address exactly: this cannot be undone.'
        throw refuse('invalid', { detail, errors: [{ pointer: '/confirm', code: 'not_the_address', detail }] })
      }
      if (!(await eraseUserIfAlone(ctx, userId)))
        throw refuse('conflict', { detail: 'You work for an organization, or act for a customer: leave first.' })
      return { object: 'account', erased: true } as const
    },
  }),
]
