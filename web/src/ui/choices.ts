import { currencies, isCurrency } from '@quarterday/core/currency.ts'
import type { Currency } from '@quarterday/sdk/types.gen.ts'
import { countryName } from './country.ts'

interface Choice<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

/** Every currency: `EUR, Euro`. */
export const currencyChoices: readonly Choice<Currency>[] = Object.entries(currencies).flatMap(([code, { name }]) =>
  isCurrency(code) ? [{ value: code, label: `${code}, ${name}` }] : [],
)

// ISO 3166-1, as it stood in 2026.
const countries =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  )

/** Every country in the reader's language and order. */
export const countryChoices: readonly Choice[] = countries
  .map((code) => ({ value: code, label: countryName(code) ?? code }))
  .sort((a, b) => a.label.localeCompare(b.label))

/** Every zone that the browser knows: `Europe/Berlin`. */
export const zoneChoices: readonly Choice[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(
  (zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }),
)
