import type { Context } from '../../kit/context.ts'
import { createPasswords, type Passwords } from '../../kit/password.ts'

/** By what passwords are hashed here: one bound for the whole process. */
export function passwordsOf(ctx: Pick<Context, 'passwords'>): Passwords {
  return ctx.passwords ?? ours
}

const ours = createPasswords()
