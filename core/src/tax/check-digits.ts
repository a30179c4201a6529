/** Check digits of tax numbers, as their countries publish them. Each takes a number whose format is right. */
export type CheckDigits = (number: string) => boolean

/** Σ digit × weight from the left. */
export function weighted(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * digitAt(number, index), 0)
}

export function digitAt(number: string, index: number): number {
  return Number(number.charAt(index))
}

function last(number: string): number {
  return digitAt(number, number.length - 1)
}

/** The last digit is the weighted sum of those before it modulo `modulus`; `of` says what stands for it. */
export function weightedCheck(weights: readonly number[], modulus: number, of: (rest: number) => number): CheckDigits {
  return (number) => of(weighted(number, weights) % modulus) === last(number)
}

/** Every second digit from the right doubled, their digits summed: a multiple of ten. */
export function luhn(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index++) {
    const digit = digitAt(number, number.length - 1 - index) * (index % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/** ISO 7064 MOD 11,10. */
export function mod11And10(number: string): boolean {
  let product = 10
  for (let index = 0; index < number.length - 1; index++) {
    const sum = (digitAt(number, index) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (product + last(number)) % 10 === 1
}

/** ISO 7064 MOD 97-10, letters counting from A = 10. */
export function mod97And10(text: string): boolean {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
