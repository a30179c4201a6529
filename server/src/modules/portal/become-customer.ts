import type { UserId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { createCustomer } from '../customers/create-customer.ts'
import { blankCustomer } from '../customers/schema.ts'
import { addLogin, lockLoginsOfUser, loginsOfUser } from './login-store.ts'
import { findSettings } from './settings-store.ts'

/** Makes a person a customer of the organization, unless they act for one already: whatever comes twice makes one. */
export async function becomeCustomer(
  ctx: Context,
  userId: UserId,
  { name, email, locale }: { readonly name: string; readonly email: string; readonly locale: string },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockLoginsOfUser(tx, userId)
    if ((await loginsOfUser(tx, userId)).length > 0) return
    const settings = await findSettings(tx)
    const collectionMethod = settings?.newCollectionMethod ?? null
    const customer = await createCustomer(ctx, {
      ...blankCustomer(name),
      ...{ email, locale, collectionMethod, netTermsDays: settings?.newNetTermsDays ?? null },
    })
    await addLogin(tx, customer.id, userId)
  })
}
