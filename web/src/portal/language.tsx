import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react'

/** The languages that the portal speaks, as messages and the pay page do. */
export const languages = ['en', 'de', 'fr', 'es'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' }

/** A language, and the kind of it by which days and amounts are written: `de` and `de-AT`. */
export interface Speech {
  readonly language: Language
  readonly locale: string
}

/** The language of the first that we speak; else English. The locale is the first of that language, for it may say more than the choice did. */
export function speechOf(wanted: readonly (string | null)[]): Speech {
  const given = wanted.filter((each) => each !== null).filter(isLocale)
  const language = given.map(languageOf).find((each) => each !== undefined) ?? 'en'
  return { language, locale: given.find((each) => languageOf(each) === language && each !== language) ?? language }
}

const SpeechContext = createContext<Speech>({ language: 'en', locale: 'en' })

interface SpeechProps {
  /** Of whoever is known. */
  readonly wanted: readonly (string | null)[]
  readonly otherwise: string | null
  readonly children: ReactNode
}

/** Speaks as was chosen in this browser, else as is wanted, else as the browser asks for, else as the seller does. */
export function SpeechProvider({ wanted, otherwise, children }: SpeechProps) {
  const chosen = useSyncExternalStore(subscribe, () => choice)
  const { language, locale } = speechOf([chosen, ...wanted, ...navigator.languages, otherwise])
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return <SpeechContext value={{ language, locale }}>{children}</SpeechContext>
}

export function useSpeech(): Speech {
  return useContext(SpeechContext)
}

/** From now on, in this browser. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageName, language)
  choice = language
  for (const listener of listeners) listener()
}

function languageOf(locale: string): Language | undefined {
  const [first] = locale.toLowerCase().split('-')
  return languages.find((each) => each === first)
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    // What a browser or somebody's settings say may be anything.
    return false
  }
}

const storageName = 'quarterday.portal.language'
const listeners = new Set<() => void>()
let choice: Language | null = languages.find((each) => each === stored()) ?? null

function stored(): string | null {
  return typeof window === 'undefined' ? null : localStorage.getItem(storageName)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
