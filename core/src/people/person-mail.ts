import type { MessageLanguage } from '../notification/wording.ts'
import { german } from './person-mail-de.ts'
import { english } from './person-mail-en.ts'
import { spanish } from './person-mail-es.ts'
import { french } from './person-mail-fr.ts'
import { type PersonMailKind, type PersonMailText, type PersonMailTexts, personMails } from './person-mail-types.ts'

export function isPersonMailKind(text: string): text is PersonMailKind {
  return Object.hasOwn(personMails, text)
}

/** The words of a mail, with places for its facts. */
export function personMailText(kind: PersonMailKind, language: MessageLanguage): PersonMailText {
  return languages[language].mails[kind]
}

/** Why it was sent. */
export function personMailFoot(language: MessageLanguage): string {
  return languages[language].why
}

const languages: Readonly<Record<MessageLanguage, PersonMailTexts>> = { en: english, de: german, fr: french, es: spanish }
