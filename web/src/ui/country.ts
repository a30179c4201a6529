const names = new Intl.DisplayNames(typeof navigator === 'undefined' ? 'en' : [...navigator.languages], {
  type: 'region',
  fallback: 'code',
})

/** The country of an ISO 3166 code, in the reader's language. */
export function countryName(code: string | null | undefined): string | undefined {
  return code ? names.of(code) : undefined
}
