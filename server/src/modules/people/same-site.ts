import type { Arrival } from '../../kit/authenticate.ts'

/**
 * Whether a request that came with a cookie was sent by a page of ours and not by a stranger's: reading needs no proof, since nothing is changed by it. Anything
 * else needs what the browser itself says (`Sec-Fetch-Site`, or where it says none `Origin`), and a header that no foreign page can add.
 */
export function isFromOurPage({ method, headers }: Arrival, publicUrl: string): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  if (headers['quarterday-csrf'] !== '1') return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  if (typeof origin !== 'string') return false
  // The host was found to be one of ours before anything else (ALLOWED_HOSTS).
  return (
    origin === new URL(publicUrl).origin ||
    (typeof host === 'string' && ['http', 'https'].some((scheme) => origin === `${scheme}://${host}`))
  )
}
