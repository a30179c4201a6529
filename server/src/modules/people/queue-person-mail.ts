import { assert } from '@quarterday/core/assert.ts'
import { type PersonMailKind, personMails } from '@quarterday/core/people/person-mail-types.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { seal } from '../../kit/seal.ts'
import { addMail } from './mail-store.ts'
import { aboutMail } from './mail-types.ts'

export interface NewPersonMail<Kind extends PersonMailKind = PersonMailKind> {
  readonly to: string
  /** BCP 47; words are there in English, German, French and Spanish. */
  readonly locale: string
  readonly kind: Kind
  /** What the words speak of, by the names in `personMails`; what is left out is left out of the mail. Links lead to us (`ctx.outside.publicUrl`). */
  readonly facts: Partial<Record<(typeof personMails)[Kind][number], string>>
}

/**
 * Tells a person something by mail, once the transaction is committed: within `database.people(…)`, or in an organization's. Facts may hold links that open
 * doors, so they are sealed until the mail has left. Where it is for nobody (`isFor` false) the same work is done and nothing is written: how long it takes says nothing.
 */
export async function queuePersonMail<Kind extends PersonMailKind>(
  { deriveKey, clock }: Pick<Context, 'deriveKey' | 'clock'>,
  tx: DispatcherTx,
  { to, locale, kind, facts }: NewPersonMail<Kind>,
  { isFor = true }: { readonly isFor?: boolean } = {},
): Promise<void> {
  const known: readonly string[] = personMails[kind]
  assert(
    Object.keys(facts).every((name) => known.includes(name)),
    `A mail of the kind ${kind} speaks of ${known.join(', ')}`,
  )
  const id = newId()
  const sealedFacts = seal(deriveKey('sealed secrets'), JSON.stringify(facts), aboutMail(id))
  await addMail(tx, { id, kind, address: to, locale, sealedFacts, createdAt: clock.now() }, isFor)
}
