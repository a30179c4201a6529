import { type Language, useSpeech } from './language.tsx'

/** What a part of the portal says, in each language. */
export type InEach<Said> = Readonly<Record<Language, Said>>

/**
 * Writes down what a part of the portal says. English gives the shape; a text that another language lacks, or has too many, does not compile. A sentence with
 * something in it is a function: `from: (day: string) => \`from ${day}\``.
 */
export function texts<Said extends object>(all: {
  readonly en: Said
  readonly de: NoInfer<Said>
  readonly fr: NoInfer<Said>
  readonly es: NoInfer<Said>
}): InEach<Said> {
  return all
}

/** What it says in the language of the reader. */
export function useTexts<Said>(all: InEach<Said>): Said {
  return all[useSpeech().language]
}
