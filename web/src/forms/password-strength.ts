/** How well a password would stand against guessing, from 0 (at once) to 4. */
export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4
  readonly word: string
  /** What would make it better; null: nothing. */
  readonly advice: string | null
  /** The same as a name, for who says it in other languages. */
  readonly lacks: 'characters' | 'length' | 'variety' | null
}

/**
 * Estimates how many guesses a password would take: what repeats, runs on (abcd, 4321, qwertz) or is about its owner counts for little, whatever characters it is
 * made of. The server alone decides what is too common.
 */
export function strengthOf(password: string, about: readonly string[] = []): Strength {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length === 0) return { score: 0, word: '', advice: null, lacks: null }
  if (length < shortest) return { score: 0, word: 'Too short', advice: `At least ${shortest} characters.`, lacks: 'characters' }
  const bits = bitsOf(withoutKnown(text.toLowerCase(), about), text)
  const score = bits < 28 ? 0 : bits < 42 ? 1 : bits < 56 ? 2 : bits < 72 ? 3 : 4
  const lacks = score >= 4 ? null : length < advised ? 'length' : 'variety'
  return { score, word: words[score], advice: lacks && (lacks === 'length' ? longer : varied), lacks }
}

/** S9: what the server takes, and what is advised to who has no second factor. */
export const shortest = 8
export const advised = 15
const longer = `${advised} characters or more are advised: a few words that have nothing to do with each other are easy to keep.`
const varied = 'Less of what repeats, runs on, or is about you.'
const words = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'] as const

/** What is easily guessed becomes a single character. */
function withoutKnown(text: string, about: readonly string[]): string {
  const own = about.flatMap((each) => each.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3)
  return [...own, ...wellKnown].reduce((rest, word) => rest.replaceAll(word, '*'), text)
}

const wellKnown = [
  'password',
  'passwort',
  'quarterday',
  'welcome',
  'admin',
  'letmein',
  'iloveyou',
  'monkey',
  'dragon',
  'sunshine',
  'secret',
]

function bitsOf(text: string, original: string): number {
  const perCharacter = Math.log2(alphabetOf(original))
  const characters = [...text]
  return characters.reduce((bits, each, at) => bits + (isExpected(characters, at, each) ? 0.6 : perCharacter), 0)
}

/** The same again, or the next of a run. */
function isExpected(characters: readonly string[], at: number, each: string): boolean {
  const before = characters[at - 1]
  if (before === undefined) return false
  if (each === before || characters.slice(0, at).join('').includes(`${before}${each}`)) return true
  const step = (each.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
  return Math.abs(step) === 1 || rows.some((row) => row.includes(`${before}${each}`) || row.includes(`${each}${before}`))
}

const rows = ['qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm', '1234567890']

/** From how many characters each was chosen. */
function alphabetOf(text: string): number {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[ -/:-@[-`{-~]/, 33],
    [/[^ -~]/, 100],
  ]
  return Math.max(
    2,
    kinds.reduce((sum, [kind, size]) => sum + (kind.test(text) ? size : 0), 0),
  )
}
