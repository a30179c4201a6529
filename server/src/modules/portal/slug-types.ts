/** The last part of the address of a hosted portal: 3 to 48 small letters, digits and hyphens. */
export const slugPattern = /^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$/

/** Words that look like a part of the program, or like somebody who speaks for all of it. */
const reserved: ReadonlySet<string> = new Set([
  ...['about', 'account', 'admin', 'api', 'app', 'assets', 'auth', 'billing', 'contact', 'dashboard', 'demo', 'docs', 'favicon', 'help'],
  ...['home', 'index', 'legal', 'log-in', 'login', 'log-out', 'logout', 'mail', 'new', 'null', 'official', 'operator', 'pay', 'payment'],
  ...['portal', 'privacy', 'quarterday', 'root', 'sandbox', 'security', 'settings', 'shop', 'sign-in', 'sign-up', 'signin', 'signup'],
  ...['static', 'status', 'support', 'system', 'terms', 'test', 'undefined', 'www'],
])

export function isReserved(slug: string): boolean {
  return reserved.has(slug)
}

/** What a portal of this name would best be found under: `Café Müller & Söhne` under `cafe-muller-sohne`. Null: nothing of the name can be written so. */
export function slugOf(name: string, kind: 'live' | 'sandbox'): string | null {
  const plain = name.slice(0, 256).replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, mostOfName)
    .replaceAll(/^-|-$/g, '')
  const slug = kind === 'sandbox' ? `${words}-test` : words
  return words.length >= 3 && slugPattern.test(slug) && !isReserved(slug) ? slug : null
}

/** Leaves room for what tells two of one name apart. */
const mostOfName = 32

/** The same with an ending that nobody else has: six characters of chance. */
export function distinctSlug(slug: string | null, chance: string): string {
  return `${slug ?? 'portal'}-${chance}`
}
