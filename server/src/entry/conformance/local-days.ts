import { type Case, momentOf } from './case.ts'

/** What a case expects, with every date on which something is billed as a local day; exact bounds stay instants where periods are. */
export function inLocalDays({ expect, given, convention }: Case): Case['expect'] {
  const zone = given.timezone
  const isExact = convention.period_precision === 'instant'
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => visit(each, key))
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each, name)]))
    }
    if (typeof value !== 'string' || !value.includes('T')) return value
    return days.has(key) || (!isExact && bounds.has(key)) ? dayOf(value, zone) : value
  }
  const found = Object.fromEntries(Object.entries(expect).map(([name, value]) => [name, visit(value, name)]))
  const net = expect.net_amounts?.map((each) => ({ ...each, at: dayOf(each.at, zone) }))
  return { ...expect, ...found, ...(net && { net_amounts: net }) }
}

const days = new Set(['issue_date', 'issue_date_any_of'])
const bounds = new Set(['period_start', 'period_end', 'full_period'])

export function dayOf(text: string, zone: string): string {
  return text.includes('T') ? momentOf(text, zone).toZonedDateTimeISO(zone).toPlainDate().toString() : text
}
