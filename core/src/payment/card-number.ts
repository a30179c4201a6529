/**
 * Whether the text holds what looks like a card number: 13 to 19 digits, perhaps in groups, that begin as card numbers do and pass the check of
 * Luhn. Such text is refused wherever anyone could type it: card data belongs to gateways.
 */
export function holdsCardNumber(text: string): boolean {
  for (const [run] of text.matchAll(/\d+(?:[ .-]\d+)*/g)) {
    const groups = run.split(/[ .-]/)
    for (let first = 0; first < groups.length; first += 1) {
      let digits = ''
      for (let last = first; last < groups.length && digits.length <= 19; last += 1) {
        digits += groups[last]
        if (digits.length >= 13 && digits.length <= 19 && knownPrefix.test(digits) && passesLuhn(digits)) return true
      }
    }
  }
  return false
}

// Visa; Mastercard and Maestro; American Express, Diners, JCB; Discover, UnionPay, Maestro.
const knownPrefix = /^(4|5[0-8]|2[2-7]|3[04-9]|6)/

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = digit * 2
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
