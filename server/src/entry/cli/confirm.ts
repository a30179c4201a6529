import { confirm, isCancel } from '@clack/prompts'
import { CommandFailed, exitCodes } from './exit.ts'
import type { Session } from './session.ts'

/**
 * Asks before what cannot be taken back, and before what keeps people out. With `--yes` it does not ask. Where nobody can answer, a sandbox goes ahead, for no real
 * money moves there, and a live organization wants `--yes`, as does what belongs to no organization.
 */
export async function confirmed(
  session: Pick<Session, 'options' | 'isLive'>,
  question: string,
  about: 'an organization' | 'the installation' = 'an organization',
): Promise<void> {
  if (session.options.yes) return
  if (process.stdin.isTTY && process.stderr.isTTY) {
    const answer = await confirm({ message: question, initialValue: false, output: process.stderr })
    if (isCancel(answer) || !answer) throw new CommandFailed(exitCodes.interrupted, 'Nothing was done.')
    return
  }
  if (about === 'the installation')
    throw new CommandFailed(exitCodes.usage, `${question}\nThis is about the whole installation: add --yes to say so.`)
  if (await session.isLive()) throw new CommandFailed(exitCodes.usage, `${question}\nThis is a live organization: add --yes to say so.`)
}

/** What keeps people out of where they were, or lets a closed door be opened again. */
const keepsOut: ReadonlySet<string> = new Set([
  'suspendOrganization',
  'resumeOrganization',
  'disableUser',
  'endUserSessions',
  'resetUserSecondFactor',
])

/** What moves money, takes something away for good, or keeps people out. */
export function needsConfirmation(operation: { readonly method: string; readonly name: string }): boolean {
  if (operation.name.startsWith('preview')) return false
  return (
    operation.method === 'DELETE' ||
    keepsOut.has(operation.name) ||
    /^(pay|collect|charge|bill|refund|void|writeOff|revoke|rotate|cancel|approve)([A-Z]|$)/.test(operation.name)
  )
}
