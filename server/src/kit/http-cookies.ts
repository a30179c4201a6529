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
  /** Whether we are reached by https: the name then says so itself (`__Host-`, `__Secure-`), and the cookie never travels in the clear. */
  readonly isSecure: boolean
  /** Where it is sent to. Default: everywhere here. */
  readonly path?: string
  /** Default: `Lax`, so that who follows a link from elsewhere is known. */
  readonly sameSite?: 'Lax' | 'Strict'
}

/** The `Set-Cookie` of a value that scripts cannot read and other sites' pages do not send. */
export function cookieHeader(name: string, value: string, terms: CookieTerms): string {
  const { maxAge, isSecure, path = '/', sameSite = 'Lax' } = terms
  const whole = cookieName(name, isSecure, path)
  return `${whole}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`
}

/** A cookie of one part of the server cannot promise that it is of all of it, but still that it came by https. */
export function cookieName(name: string, isSecure: boolean, path = '/'): string {
  if (!isSecure) return name
  return path === '/' ? `__Host-${name}` : `__Secure-${name}`
}
