import { english } from './explain-english.ts'
import type { Phrases } from './explain-phrases.ts'

/** Every language that explanations are written in, by its code. */
const languages: Readonly<Record<string, Phrases>> = { en: english }

/** The phrases of a language, whatever its region; English where there are none. */
export function phrasesFor(locale: string): Phrases {
  const [language = 'en'] = locale.split('-')
  return languages[language] ?? english
}
