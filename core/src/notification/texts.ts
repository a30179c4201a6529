import type { MessageChannel } from './message.ts'
import type { TemplateCode } from './occasions.ts'
import { german } from './texts-de.ts'
import { english } from './texts-en.ts'
import { spanish } from './texts-es.ts'
import { french } from './texts-fr.ts'
import type { Text, Texts } from './texts-types.ts'
import type { MessageLanguage } from './wording.ts'

/** The program's own words for a message. An SMS has no subject; null: there is none of this. */
export function builtInText(template: TemplateCode, channel: MessageChannel, language: MessageLanguage): Text | null {
  const { subject, body, sms } = languages[language].templates[template]
  if (channel === 'email') return { subject, body }
  return sms === undefined ? null : { subject: '', body: sms }
}

/** What stands around each message, and what it says in place of the words of machines. */
export function frameText(language: MessageLanguage): Texts['frame'] {
  return languages[language].frame
}

/** Why money did not come, for the customer: a bank’s suspicion is no business of a message. */
export function reasonText(reason: string, language: MessageLanguage): string {
  const { reasons } = languages[language]
  if (reason === 'invalid_account' || reason === 'incorrect_details') return reasons.unusable_payment_method
  return Object.entries(reasons).find(([known]) => known === reason)?.[1] ?? reasons.card_declined
}

const languages: Readonly<Record<MessageLanguage, Texts>> = { en: english, de: german, fr: french, es: spanish }
