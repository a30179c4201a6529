import { confirm, isCancel } from '@clack/prompts'
import { CommandFailed, exitCodes } from './exit.ts'
import type { Session } from './session.ts'

/**
 * Asks before what cannot be taken back. With `--yes` it does not ask. Where nobody can answer, a sandbox goes ahead, for no real money moves there,
 * and a live organization wants `--yes`.
 */
export async function confirmed(session: Session, question: string): Promise<void> {
  if (session.options.yes) return
  if (process.stdin.isTTY && process.stderr.isTTY) {
    const answer = await confirm({ message: question, initialValue: false, output: process.stderr })
    if (isCancel(answer) || !answer) throw new CommandFailed(exitCodes.interrupted, 'Nothing was done.')
    return
  }
  if (await session.isLive()) throw new CommandFailed(exitCodes.usage, `${question}\nThis is a live organization: add --yes to say so.`)
}

/** What moves money, or takes something away for good. */
export function needsConfirmation(operation: { readonly method: string; readonly name: string }): boolean {
  if (operation.name.startsWith('preview')) return false
  return (
    operation.method === 'DELETE' ||
    /^(pay|collect|charge|bill|refund|void|writeOff|revoke|rotate|cancel|approve)([A-Z]|$)/.test(operation.name)
  )
}
