import type { MessageLanguage } from '../notification/wording.ts'
import type { ApprovalKind } from './approval.ts'

/** What waits for a second person, as people are told of it. */
export const approvalWords: Readonly<Record<ApprovalKind, Readonly<Record<MessageLanguage, string>>>> = {
  refund: { en: 'a refund', de: 'eine Rückerstattung', fr: 'un remboursement', es: 'un reembolso' },
  credit: { en: 'credit', de: 'ein Guthaben', fr: 'un avoir', es: 'un abono' },
  write_off: { en: 'a write-off', de: 'eine Ausbuchung', fr: 'un abandon de créance', es: 'una baja por incobrable' },
}
