/** What is wrong with a password that somebody wants; null: nothing. Any character counts, and no kind of character is asked for. */
export type PasswordFault = 'too_short' | 'too_long' | 'password_common'

export const shortestPassword = 8
export const longestPassword = 256

/** What others would try first for this person. */
export interface PasswordContext {
  /** In lower case; of them only those that are long enough to be a password at all matter. */
  readonly common: ReadonlySet<string>
  /** Names that have to do with them: their own, their address, their organization's. */
  readonly words: readonly string[]
}

/** Characters are counted as people see them written (code points), after NFKC, which is also what is hashed. */
export function passwordFault(password: string, { common, words }: PasswordContext): PasswordFault | null {
  const normal = password.normalize('NFKC')
  const length = [...normal].length
  if (length < shortestPassword) return 'too_short'
  if (length > longestPassword) return 'too_long'
  return isGuessable(normal.toLowerCase(), common, words) ? 'password_common' : null
}

/** Words of the product that everybody would try here. */
const ownWords = ['quarterday', 'billing', 'password', 'passwort', 'dashboard', 'subscription']

/** A common password also with a few digits or signs behind it; and names, alone or in a row, with what people put around them. */
function isGuessable(text: string, common: ReadonlySet<string>, words: readonly string[]): boolean {
  const bare = text.replace(/[\d\p{P}\p{S}\s]{1,4}$/u, '')
  if (common.has(text) || ([...bare].length >= shortestPassword && common.has(bare))) return true
  const known = [...ownWords, ...words.flatMap(partsOf)].sort((a, b) => b.length - a.length)
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), text)
  if (rest === text) return false
  return [...rest.replaceAll(/[\d\p{P}\p{S}\s]/gu, '')].length < leastOwnLetters
}

/** Letters that have to be left of a password when the names in it are taken out. */
const leastOwnLetters = 4
const shortestWord = 4

function partsOf(word: string): string[] {
  const whole = word.normalize('NFKC').toLowerCase().slice(0, 256)
  const parts = [whole, whole.replaceAll(/\s+/g, ''), ...whole.split(/[^\p{L}\p{N}]+/u)]
  return parts.filter((part) => [...part].length >= shortestWord)
}
