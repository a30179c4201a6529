import type { Currency } from '@quarterday/core/currency.ts'

/** Where the demo's customers are, what they pay in, and what their cafés and offices are called. */
export interface Region {
  readonly country: string
  readonly city: string
  readonly timezone: string
  readonly currency: Currency
  readonly locale: string
  /** How many in a hundred customers. */
  readonly share: number
  readonly legalForm: string
}

export const regions: readonly Region[] = [
  { country: 'DE', city: 'Hamburg', timezone: 'Europe/Berlin', currency: 'EUR', locale: 'de', share: 26, legalForm: 'GmbH' },
  { country: 'AT', city: 'Wien', timezone: 'Europe/Berlin', currency: 'EUR', locale: 'de', share: 6, legalForm: 'GmbH' },
  { country: 'FR', city: 'Lyon', timezone: 'Europe/Berlin', currency: 'EUR', locale: 'fr', share: 12, legalForm: 'SARL' },
  { country: 'ES', city: 'Valencia', timezone: 'Europe/Berlin', currency: 'EUR', locale: 'es', share: 8, legalForm: 'S.L.' },
  { country: 'GB', city: 'Bristol', timezone: 'Europe/London', currency: 'GBP', locale: 'en', share: 18, legalForm: 'Ltd' },
  { country: 'US', city: 'Boston', timezone: 'America/New_York', currency: 'USD', locale: 'en', share: 22, legalForm: 'LLC' },
  { country: 'JP', city: 'Kobe', timezone: 'Asia/Tokyo', currency: 'JPY', locale: 'en', share: 8, legalForm: 'K.K.' },
]

export const firstWords: readonly string[] = [
  'Anchor',
  'Amber',
  'Beacon',
  'Bluebird',
  'Cedar',
  'Copper',
  'Corner',
  'Daybreak',
  'Ember',
  'Fern',
  'Foghorn',
  'Gull',
  'Halyard',
  'Ivory',
  'Juniper',
  'Kite',
  'Lantern',
  'Lighthouse',
  'Maple',
  'Meridian',
  'Mill',
  'North',
  'Oak',
  'Old Town',
  'Orchard',
  'Pier',
  'Quay',
  'Redstart',
  'Riverside',
  'Saffron',
  'Sextant',
  'Silver',
  'Station',
  'Tide',
  'Union',
  'Velvet',
  'Willow',
  'Yellow Door',
]

export const secondWords: readonly string[] = [
  'Bakery',
  'Books',
  'Café',
  'Canteen',
  'Clinic',
  'Coworking',
  'Deli',
  'Design',
  'Espresso',
  'Foods',
  'Gallery',
  'Hotel',
  'Kitchen',
  'Lab',
  'Law',
  'Logistics',
  'Press',
  'Roasters',
  'Studio',
  'Workshop',
]
