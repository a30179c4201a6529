/** The first moment of a day (`2027-04-01`) in a zone, in UTC. On a day without midnight: the first moment that exists. */
export function midnightIn(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  // Twice, because the guess may lie on the other side of a change of the clocks.
  let moment = wanted - offsetAt(wanted, timeZone)
  moment = wanted - offsetAt(moment, timeZone)
  return new Date(moment).toISOString()
}

/** The day so many days or months on; the 31st becomes the last of a shorter month. */
export function shiftDay(day: string, by: { readonly days?: number; readonly months?: number }): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + (by.months ?? 0), 1))
  const lengthOfMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lengthOfMonth) + (by.days ?? 0))
  return first.toISOString().slice(0, 10)
}

/** By how many milliseconds the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment)
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - Math.floor(moment / 1000) * 1000
}
