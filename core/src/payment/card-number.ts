/**
 * Whether the text holds what looks like a card number: 13 to 19 digits, perhaps in groups, that begin as the cards of a brand do, are as many as that brand has
 * and pass the check of Luhn. Such text is refused wherever anyone could type it: card data belongs to gateways. Other numbers that people write are told apart
 * by their form: ids, hashes, telephone numbers with their `+`, bank accounts (IBAN) and decimals.
 */
export function holdsCardNumber(text: string): boolean {
  return mayHoldCardNumber(text) && runsOf(withoutOtherNumbers(text)).some(holdsCard)
}

/** False for nearly every text that holds none, and quickly. */
function mayHoldCardNumber(text: string): boolean {
  return text.length >= 13 && /\d(?:[ \u00a0.-]?\d){12}/.test(text)
}

/** Digits, alone or in groups: each run as its groups. */
function runsOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/\d+(?:[ \u00a0.-]\d+)*/g)].map(([run]) => run.split(/[ \u00a0.-]/))
}

/** A number of a card may stand between others: `ref 12 4242 4242 4242 4242`. */
function holdsCard(groups: readonly string[]): boolean {
  for (let first = 0; first < groups.length; first += 1) {
    let digits = ''
    for (let last = first; last < groups.length && digits.length <= 19; last += 1) {
      digits += groups[last]
      if (isOfBrand(digits) && passesLuhn(digits)) return true
    }
  }
  return false
}

/** How cards begin, and how many digits they have. */
const brands: readonly { readonly begins: RegExp; readonly least: number; readonly most: number }[] = [
  { begins: /^4/, least: 13, most: 13 }, // Visa
  { begins: /^4/, least: 16, most: 16 },
  { begins: /^4/, least: 19, most: 19 },
  { begins: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|220[0-4])/, least: 16, most: 16 }, // Mastercard, Mir
  { begins: /^3[47]/, least: 15, most: 15 }, // American Express
  { begins: /^3(0[0-59]|[689])/, least: 14, most: 19 }, // Diners
  { begins: /^35(2[89]|[3-8])/, least: 16, most: 19 }, // JCB
  { begins: /^(5[06-8]|6)/, least: 13, most: 19 }, // Maestro, Discover, UnionPay, RuPay
  { begins: /^8[12]/, least: 16, most: 19 }, // UnionPay, RuPay
]

function isOfBrand(digits: string): boolean {
  return brands.some(({ begins, least, most }) => digits.length >= least && digits.length <= most && begins.test(digits))
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = digit * 2
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function withoutOtherNumbers(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '#')
    .replaceAll(/\b[a-z]{2,12}_[0-9a-hjkmnp-tv-z]{26}\b/g, '#')
    .replaceAll(/[\p{L}\p{N}_]{13,}/gu, (word) => (isMixed(word) ? '#' : word))
    .replaceAll(/\+\d[\d ().\u00a0-]{6,24}/g, (number) => (number.replaceAll(/\D/g, '').length <= 15 ? '#' : number))
    .replaceAll(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}/g, withoutAccount)
    .replaceAll(/(?<![\d.-])-?\d{1,12}\.\d+(?![ \u00a0.-]?\d)/g, '#')
}

/** Letters and digits in turn, as in hashes and ids: nobody types a card's number so. `card4242…` is two runs. */
function isMixed(word: string): boolean {
  return (word.match(/\d+|\D+/g) ?? []).length >= 5
}

/** Takes the number of a bank account away, where the text begins with one whose check digits are right (ISO 13616). */
function withoutAccount(text: string): string {
  for (let end = text.length; end >= 15; end -= 1) {
    const account = text.slice(0, end).replaceAll(' ', '')
    if (account.length >= 15 && account.length <= 34 && restOf97(account.slice(4) + account.slice(0, 4)) === 1) return `#${text.slice(end)}`
  }
  return text
}

function restOf97(text: string): number {
  let rest = 0
  for (const character of text) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest
}
