import { type CustomerId, idOf, type UserId } from '@quarterday/core/id.ts'
import { newSecret } from '../kit/authenticate-keys.ts'
import type { Context } from '../kit/context.ts'
import { newId } from '../kit/ids.ts'
import { passwordsOf } from '../modules/people/passwords.ts'
import { addUser, findUserByEmail, saveUser } from '../modules/people/user-store.ts'
import { changeSettings } from '../modules/portal/change-settings.ts'
import { addLogin } from '../modules/portal/login-store.ts'

/** Where the demo's customers find their page, and by what one of them comes in. Made anew with each demo: a password that everybody knows would open accounts everywhere. */
export interface DemoPortal {
  readonly slug: string
  readonly email: string
  readonly password: string
}

/** Opens the page of Harbour Coffee's customers, and lets somebody act for one of them. */
export async function openDemoPortal(ctx: Context, customerId: CustomerId): Promise<DemoPortal> {
  const { slug } = await changeSettings(ctx, { sign_up: 'open', cancel: 'now' })
  if (slug === null) throw new Error('A portal without a page of its own has one here')
  const password = newSecret().slice(0, 16)
  const passwordHash = await passwordsOf(ctx).hash(password)
  const userId = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const id: UserId = idOf('usr', newId())
    if (await addUser(tx, { ...visitor, id, passwordHash, emailVerifiedAt: now }, now)) return id
    // Left from a demo before, in the same database.
    const there = await findUserByEmail(tx, visitor.email)
    if (there === null) throw new Error('Whoever is there is found')
    await saveUser(tx, there.id, { passwordHash, passwordChangedAt: now, emailVerifiedAt: now }, now)
    return there.id
  })
  await ctx.transaction((tx) => addLogin(tx, customerId, userId))
  return { slug, email: visitor.email, password }
}

const visitor = { email: 'lena.brandt@coworking.example', name: 'Lena Brandt', locale: 'en' }
