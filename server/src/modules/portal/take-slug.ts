import { assert } from '@quarterday/core/assert.ts'
import { type FieldError, type Refusal, refuse } from '@quarterday/core/refusal.ts'
import { newSecret } from '../../kit/authenticate-keys.ts'
import type { Tx } from '../../kit/db.ts'
import type { Organization } from '../organizations/organization.ts'
import { addSlug, countSlugs } from './slug-store.ts'
import { distinctSlug, isReserved, slugOf } from './slug-types.ts'

/** Takes the address that was asked for, or goes back to one of before. To be called under the lock of the organization. Refuses `invalid`, `already_exists`. */
export async function takeSlug(tx: Tx, slug: string): Promise<string> {
  if (isReserved(slug)) throw wrong('invalid', 'reserved', 'This word stands for the program itself: choose another.')
  const { count, hasIt } = await countSlugs(tx, slug)
  if (hasIt) return slug
  if (count >= mostSlugs)
    throw wrong('invalid', 'too_many', `A portal has at most ${mostSlugs} addresses, for all go on leading there: choose one of before.`)
  if (!(await addSlug(tx, slug, count + 1))) throw wrong('already_exists', 'taken', 'Another portal of this installation has this address.')
  return slug
}

/** Takes an address that is made of the organization's name; where somebody has that already, with an ending of its own. */
export async function takeSlugOfName(tx: Tx, { name, kind }: Pick<Organization, 'name' | 'kind'>): Promise<string> {
  const slug = slugOf(name, kind)
  const { count } = await countSlugs(tx, slug ?? '')
  if (slug !== null && (await addSlug(tx, slug, count + 1))) return slug
  const distinct = distinctSlug(slug, newSecret().toLowerCase().slice(-6))
  const isTaken = await addSlug(tx, distinct, count + 1)
  assert(isTaken, 'Two of two thousand million addresses were the same')
  return distinct
}

const mostSlugs = 20

function wrong(refusal: 'invalid' | 'already_exists', code: FieldError['code'], detail: string): Refusal {
  return refuse(refusal, { detail, errors: [{ pointer: '/slug', code, detail }] })
}
