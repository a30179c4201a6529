import { describe, expect, test } from 'vitest'
import { taxIdFault, treatmentOf } from './tax-id.ts'

const eu = (value: string) => ({ type: 'eu_vat', value })

describe('tax numbers', () => {
  test.each([
    'ATU13585627',
    'BE0428759497',
    'BG175074752',
    'CY10259033P',
    'CZ25123891',
    'DE136695976',
    'DK13585628',
    'EE100931558',
    'EL094259216',
    'ESB58378431',
    'ES54362315K',
    'FI20774740',
    'FR40303265045',
    'HR33392005961',
    'HU12892312',
    'IE6433435F',
    'IE6433435OA',
    'IT00743110157',
    'LT119511515',
    'LT100001919017',
    'LU15027442',
    'LV40003521600',
    'MT11679112',
    'NL004495445B01',
    'NL002455799B11',
    'PL8567346215',
    'PT501964843',
    'RO18547290',
    'SE123456789701',
    'SI50223054',
    'SK2022749619',
    'XI980780684',
    'XIGD001',
    'de 136.695-976',
  ])('eu_vat %s is right', (value) => {
    expect(taxIdFault(eu(value))).toBeNull()
  })

  test.each([
    ['gb_vat', 'GB 980 7806 84'],
    ['gb_vat', 'GBHA500'],
    ['ch_vat', 'CHE-107.787.577 IVA'],
    ['ch_uid', 'CHE-100.155.212'],
    ['no_vat', 'NO 995 525 828 MVA'],
    ['no_vat', '995525828'],
    ['au_abn', '83 914 571 673'],
    ['au_abn', '51824753556'],
    ['us_ein', '12-3456789'],
    ['ca_gst_hst', '123456782RT0001'],
    ['in_gst', '27AAPFU0939F1ZV'],
    ['jp_trn', 'T1234567890123'],
    ['my_own_kind', 'whatever'],
  ])('%s %s is right', (type, value) => {
    expect(taxIdFault({ type, value })).toBeNull()
  })

  // One digit is another.
  test.each([
    ['eu_vat', 'ATU13585626'],
    ['eu_vat', 'BE0428759496'],
    ['eu_vat', 'DE136695977'],
    ['eu_vat', 'DK13585627'],
    ['eu_vat', 'EE100931557'],
    ['eu_vat', 'EL094259217'],
    ['eu_vat', 'FI20774741'],
    ['eu_vat', 'HR33392005962'],
    ['eu_vat', 'HU12892313'],
    ['eu_vat', 'IT00743110158'],
    ['eu_vat', 'LU15027443'],
    ['eu_vat', 'MT11679113'],
    ['eu_vat', 'NL123456789B90'],
    ['eu_vat', 'PL8567346216'],
    ['eu_vat', 'PT501964842'],
    ['eu_vat', 'SE123456789601'],
    ['eu_vat', 'SI50223055'],
    ['eu_vat', 'SK2022749618'],
    ['eu_vat', 'XI802311781'],
    ['gb_vat', 'GB802311781'],
    ['ch_vat', 'CHE107787578'],
    ['no_vat', '995525829'],
    ['au_abn', '99999999999'],
  ])('%s %s has wrong check digits', (type, value) => {
    expect(taxIdFault({ type, value })).toContain('check digits')
  })

  test.each([
    ['eu_vat', 'DE12345678'],
    ['eu_vat', 'DE0123456789'],
    ['eu_vat', 'FR4030326504'],
    ['eu_vat', 'ES12345678'],
    ['eu_vat', 'SE123456789702'],
    ['gb_vat', '980780684'],
    ['au_abn', '1234567890'],
  ])('%s %s has the wrong form', (type, value) => {
    expect(taxIdFault({ type, value })).toContain('form')
  })

  test.each(['', '136695976', 'GR094259216', 'GB980780684', 'constructor'])('%o is of no member state', (value) => {
    expect(taxIdFault(eu(value))).toContain('member state')
  })
})

describe('treatment', () => {
  const german = [eu('DE136695976')]
  test.each([
    ['a business in another member state', 'FR', 'DE', german, 'reverse_charge'],
    ['a business in Greece, whose numbers begin with EL', 'DE', 'GR', [eu('EL094259216')], 'reverse_charge'],
    ['no number', 'FR', 'DE', [], 'taxed'],
    ['a number with wrong check digits', 'FR', 'DE', [eu('DE136695977')], 'taxed'],
    ['a number of a third country', 'FR', 'DE', [eu('ATU13585627')], 'taxed'],
    ['one of several numbers', 'FR', 'DE', [eu('ATU13585627'), ...german], 'reverse_charge'],
    ['the same country', 'DE', 'DE', german, 'taxed'],
    ['a seller outside the union', 'CH', 'DE', german, 'taxed'],
    ['a customer outside the union', 'DE', 'CH', [{ type: 'ch_vat', value: 'CHE107787577' }], 'taxed'],
    ['Northern Ireland, which is in the union for goods only', 'DE', 'GB', [eu('XI980780684')], 'taxed'],
    ['no country of the seller', null, 'DE', german, 'taxed'],
    ['no country of the customer', 'FR', null, german, 'taxed'],
  ] as const)('%s', (_, sellerCountry, customerCountry, taxIds, expected) => {
    expect(treatmentOf({ own: null, sellerCountry, customerCountry, taxIds })).toBe(expected)
  })

  test.each(['taxed', 'exempt', 'reverse_charge'] as const)('what somebody decided wins: %s', (own) => {
    expect(treatmentOf({ own, sellerCountry: 'FR', customerCountry: 'DE', taxIds: german })).toBe(own)
    expect(treatmentOf({ own, sellerCountry: null, customerCountry: null, taxIds: [] })).toBe(own)
  })
})
