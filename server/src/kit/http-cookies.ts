/** The cookies of a request by name; of two with one name the first, as browsers send the more specific one first. */
export function cookiesOf(header: string | undefined): Readonly<Record<string, string>> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';').slice(0, mostCookies)) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at > 0 && name !== '' && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim())
  }
  return Object.fromEntries(cookies)
}

const mostCookies = 50

export interface CookieTerms {
  /** Seconds; 0 takes the cookie away. */
  readonly maxAge: number
  /** Whether we are reached by https: the name then says so itself (`__Host-`), and the cookie never travels in the clear. */
  readonly isSecure: boolean
}

/** The `Set-Cookie` of a value that scripts cannot read and other sites' pages do not send. */
export function cookieHeader(name: string, value: string, { maxAge, isSecure }: CookieTerms): string {
  return `${cookieName(name, isSecure)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

export function cookieName(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name
}
