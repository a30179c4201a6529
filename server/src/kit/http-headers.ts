import { createHash } from 'node:crypto'

/** On every answer, errors included (S1). */
export const everyHeader: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** Nothing of the machine that a page is looked at on is for pages of ours. */
export const noPermissions = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), serial=(), bluetooth=()'

/** On the dashboard and the API reference (S2): everything comes from here and nothing runs inline. Styles may be inline, because component libraries write them. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': noPermissions,
}

/** On pages that we write whole (S2): nothing runs, nothing is loaded, and of styles only the one element with this very text counts. */
export function plainPageHeaders(style: string): Readonly<Record<string, string>> {
  const hash = createHash('sha256').update(style).digest('base64')
  return {
    'content-security-policy':
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; object-src 'none'; base-uri 'none'; form-action 'self'; ` +
      "frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': noPermissions,
  }
}
