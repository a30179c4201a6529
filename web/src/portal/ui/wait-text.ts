/** How long one has to wait, as people say it: seconds below two minutes, else whole minutes that are enough. */
export function waitText(seconds: number, locale: string): string {
  const inMinutes = seconds >= 120
  const count = Math.max(1, Math.ceil(inMinutes ? seconds / 60 : seconds))
  return new Intl.NumberFormat(locale, { style: 'unit', unit: inMinutes ? 'minute' : 'second', unitDisplay: 'long' }).format(count)
}
