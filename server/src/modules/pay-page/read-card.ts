import { type SandboxCard, sandboxCardOfNumber } from '../../gateways/sandbox-cards.ts'

/** Which fields are wrong, and what is said about each. */
export interface CardFaults {
  readonly number?: 'numberInvalid' | 'numberNotTest'
  readonly expiry?: 'expiryInvalid' | 'expiryPast'
  readonly code?: 'codeInvalid'
}

export type ReadCard = { readonly kind: 'card'; readonly card: SandboxCard } | { readonly kind: 'faults'; readonly faults: CardFaults }

/**
 * Reads a test card as it was typed, and forgets what was typed: what goes on is the card's name. A number that is not of the table is refused, whoever's it is.
 */
export function readCard(
  typed: { readonly number: string; readonly expiry: string; readonly code: string },
  today: Temporal.PlainDate,
): ReadCard {
  const card = sandboxCardOfNumber(typed.number.trim())
  const number = card ? undefined : looksLikeCard(typed.number) ? 'numberNotTest' : 'numberInvalid'
  const expiry = expiryFault(typed.expiry, today)
  const code = /^\d{3,4}$/.test(typed.code.trim()) ? undefined : 'codeInvalid'
  const faults: CardFaults = { ...(number && { number }), ...(expiry && { expiry }), ...(code && { code }) }
  if (card === undefined || Object.keys(faults).length > 0) return { kind: 'faults', faults }
  return { kind: 'card', card }
}

function expiryFault(typed: string, today: Temporal.PlainDate): CardFaults['expiry'] {
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*[/.\- ]?\s*(\d{2}|\d{4})\s*$/.exec(typed) ?? []
  const at = { month: Number(month), year: Number(year) + (year.length === 2 ? 2000 : 0) }
  if (at.month < 1 || at.month > 12) return 'expiryInvalid'
  return Temporal.PlainYearMonth.compare(at, today.toPlainYearMonth()) < 0 ? 'expiryPast' : undefined
}

/** Thirteen to nineteen digits that pass the check of Luhn. */
function looksLikeCard(typed: string): boolean {
  const digits = typed.replace(/[ -]/g, '')
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
