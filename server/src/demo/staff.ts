import { idOf, type UserId } from '@quarterday/core/id.ts'
import type { RoleCode } from '@quarterday/core/people/role.ts'
import type { Context } from '../kit/context.ts'
import { newId } from '../kit/ids.ts'
import { addMember } from '../modules/members/store.ts'
import { addUser, findUserByEmail } from '../modules/people/user-store.ts'

/** Who works for Harbour Coffee. They have no password and none is known: nobody comes in as one of them. */
export async function createStaff({ database, clock, organizationId }: Context): Promise<void> {
  const now = clock.now()
  const people = await database.people(async (tx) => {
    const ids: { readonly id: UserId; readonly role: RoleCode }[] = []
    for (const { name, email, locale, role } of staff) {
      const id: UserId = idOf('usr', newId())
      const isNew = await addUser(tx, { id, email, name, locale, passwordHash: null, emailVerifiedAt: null }, now)
      // Left from a demo before, in the same database.
      const there = isNew ? null : await findUserByEmail(tx, email)
      ids.push({ id: there?.id ?? id, role })
    }
    return ids
  })
  await database.organization(organizationId, async (tx) => {
    for (const { id, role } of people) await addMember(tx, { id: idOf('mem', newId()), userId: id, role, invitedBy: null, createdAt: now })
  })
}

const staff = [
  { name: 'Jonna Harms', email: 'jonna.harms@harbour-coffee.example', locale: 'de', role: 'owner' },
  { name: 'Tarek Aydin', email: 'tarek.aydin@harbour-coffee.example', locale: 'de', role: 'admin' },
  { name: 'Ines Carvalho', email: 'ines.carvalho@harbour-coffee.example', locale: 'en', role: 'finance' },
  { name: 'Maxime Laurent', email: 'maxime.laurent@harbour-coffee.example', locale: 'fr', role: 'support' },
  { name: 'Sofie Lind', email: 'sofie.lind@harbour-coffee.example', locale: 'en', role: 'support' },
  { name: 'Petra Novak', email: 'petra.novak@ledger-partners.example', locale: 'en', role: 'read_only' },
] as const satisfies readonly { readonly name: string; readonly email: string; readonly locale: string; readonly role: RoleCode }[]
