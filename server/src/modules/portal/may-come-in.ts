import type { Context } from '../../kit/context.ts'
import { canMail } from '../people/sign-up.ts'
import type { User } from '../people/user-types.ts'

/** Whether a person has proven that their address is theirs, or could not: where no mail leaves the installation nobody can be asked to. */
export function mayComeIn(ctx: Pick<Context, 'outside'>, user: Pick<User, 'emailVerifiedAt'>): boolean {
  return user.emailVerifiedAt !== null || !canMail(ctx)
}
