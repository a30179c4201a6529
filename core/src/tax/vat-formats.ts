import { type CheckDigits, luhn, mod11And10, mod97And10, weighted, weightedCheck } from './check-digits.ts'

/** What stands behind the letters of the country, and its check digits where the country publishes a simple rule. */
export interface VatFormat {
  readonly pattern: RegExp
  readonly check?: CheckDigits
}

const elevenLess = (rest: number): number => (rest < 2 ? 0 : 11 - rest)

/** By prefix: the member states, `EL` for Greece, and `XI` for goods in Northern Ireland. */
export const euFormats: Readonly<Record<string, VatFormat>> = {
  AT: { pattern: /^U\d{8}$/, check: (number) => austrian(number.slice(1)) },
  BE: { pattern: /^[01]\d{9}$/, check: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)) },
  BG: { pattern: /^\d{9,10}$/ },
  CY: { pattern: /^\d{8}[A-Z]$/ },
  CZ: { pattern: /^\d{8,10}$/ },
  DE: { pattern: /^[1-9]\d{8}$/, check: mod11And10 },
  DK: { pattern: /^[1-9]\d{7}$/, check: (number) => weighted(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { pattern: /^\d{9}$/, check: (number) => weighted(number, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
  EL: { pattern: /^\d{9}$/, check: weightedCheck([256, 128, 64, 32, 16, 8, 4, 2], 11, (rest) => rest % 10) },
  ES: { pattern: /^([A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/ },
  FI: { pattern: /^\d{8}$/, check: (number) => weighted(number, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 },
  FR: { pattern: /^[A-HJ-NP-Z\d]{2}\d{9}$/ },
  HR: { pattern: /^\d{11}$/, check: mod11And10 },
  HU: { pattern: /^\d{8}$/, check: (number) => weighted(number, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
  IE: { pattern: /^(\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/ },
  IT: { pattern: /^\d{11}$/, check: luhn },
  LT: { pattern: /^(\d{9}|\d{12})$/ },
  LU: { pattern: /^\d{8}$/, check: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)) },
  LV: { pattern: /^\d{11}$/ },
  MT: { pattern: /^[1-9]\d{7}$/, check: (number) => (weighted(number, [3, 4, 6, 7, 8, 9]) + Number(number.slice(6))) % 37 === 0 },
  // Since 2020 those of sole traders say nothing about the person: they have the second check.
  NL: { pattern: /^\d{9}B\d{2}$/, check: (number) => dutch(number) || mod97And10(`NL${number}`) },
  PL: { pattern: /^\d{10}$/, check: weightedCheck([6, 5, 7, 2, 3, 4, 5, 6, 7], 11, (rest) => rest) },
  PT: { pattern: /^[1-9]\d{8}$/, check: weightedCheck([9, 8, 7, 6, 5, 4, 3, 2], 11, elevenLess) },
  RO: { pattern: /^[1-9]\d{1,9}$/ },
  SE: { pattern: /^\d{10}01$/, check: (number) => luhn(number.slice(0, 10)) },
  SI: { pattern: /^[1-9]\d{7}$/, check: weightedCheck([8, 7, 6, 5, 4, 3, 2], 11, (rest) => (11 - rest) % 10) },
  SK: { pattern: /^[1-9]\d{9}$/, check: (number) => Number(number) % 11 === 0 },
  XI: { pattern: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, check: british },
}

/** By kind of number, with its letters where it has some. */
export const otherFormats: Readonly<Record<string, VatFormat>> = {
  gb_vat: { pattern: /^GB(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, check: (number) => british(number.slice(2)) },
  ch_vat: { pattern: /^CHE\d{9}(MWST|TVA|IVA)?$/, check: (number) => swiss(number.slice(3, 12)) },
  ch_uid: { pattern: /^CHE\d{9}$/, check: (number) => swiss(number.slice(3)) },
  no_vat: { pattern: /^(NO)?\d{9}(MVA)?$/, check: (number) => norwegian(number.replace(/\D/g, '')) },
  au_abn: { pattern: /^[1-9]\d{10}$/, check: australian },
  au_arn: { pattern: /^\d{12}$/ },
  nz_gst: { pattern: /^\d{8,9}$/ },
  us_ein: { pattern: /^\d{9}$/ },
  ca_bn: { pattern: /^\d{9}$/, check: luhn },
  ca_gst_hst: { pattern: /^\d{9}RT\d{4}$/, check: (number) => luhn(number.slice(0, 9)) },
  in_gst: { pattern: /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/ },
  is_vat: { pattern: /^\d{5,6}$/ },
  jp_trn: { pattern: /^T\d{13}$/ },
  sg_gst: { pattern: /^[A-Z\d]{9,10}$/ },
  za_vat: { pattern: /^4\d{9}$/ },
}

function austrian(number: string): boolean {
  let sum = 4
  for (let index = 0; index < 7; index++) {
    const value = Number(number.charAt(index)) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return (10 - (sum % 10)) % 10 === Number(number.charAt(7))
}

function dutch(number: string): boolean {
  return weightedCheck([9, 8, 7, 6, 5, 4, 3, 2], 11, (rest) => rest)(number.slice(0, 9))
}

/** Numbers of before and after 2010; departments and health authorities have none. */
function british(number: string): boolean {
  if (number.length < 9) return true
  const rest = (weighted(number, [8, 7, 6, 5, 4, 3, 2]) + Number(number.slice(7, 9))) % 97
  return rest === 0 || rest === 42
}

const swiss = weightedCheck([5, 4, 3, 2, 7, 6, 5, 4], 11, (rest) => (11 - rest) % 11)
const norwegian = weightedCheck([3, 2, 7, 6, 5, 4, 3, 2], 11, (rest) => (11 - rest) % 11)

function australian(number: string): boolean {
  return (weighted(number, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0
}
