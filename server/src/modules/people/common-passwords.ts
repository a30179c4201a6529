import { readFileSync } from 'node:fs'
import { type PasswordContext, passwordFault, shortestPassword } from '@quarterday/core/people/password.ts'
import { refuse } from '@quarterday/core/refusal.ts'

/** Refuses `password_common` and `invalid`, at the field, for what must not be a password. `words`: names that have to do with the person. */
export function refuseBadPassword(password: string, words: PasswordContext['words'], pointer = '/password'): void {
  const fault = passwordFault(password, { common: commonPasswords(), words })
  if (fault === null) return
  const detail = faultTexts[fault]
  throw refuse(fault === 'password_common' ? fault : 'invalid', { detail, errors: [{ pointer, code: fault, detail }] })
}

const faultTexts = {
  too_short: `Must have ${shortestPassword} characters or more; 15 or more where there is no second factor.`,
  too_long: 'Must have 256 characters or fewer.',
  password_common: 'Others would guess this password: it is a common one, or made of names that have to do with you.',
} as const

let known: ReadonlySet<string> | undefined

/** The list of assets/common-passwords.txt, read when the first password is chosen: nobody outside is asked about anybody's password. */
function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(readFileSync(new URL('../../../assets/common-passwords.txt', import.meta.url), 'utf8').split('\n'))
  return known
}
