import { isIP } from 'node:net'
import { type Networks, networksOf } from './networks.ts'

/** Where something is to be posted, taken apart once, so that what was checked is what is used. */
export interface OutboundTarget {
  readonly url: URL
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
  readonly isSecure: boolean
  /** The operator says that this host, or the network of this address, may be reached whatever it is. */
  readonly isAllowedPrivate: boolean
}

const publicPorts = [443, 8443]
const longest = 2048

/**
 * Reads an address that somebody gave us. To the internet: https, a host name, port 443 or 8443. Hosts that the operator names (`name`, or `name:port`), and
 * addresses within networks that they name, take any port that was named or any at all, and plain http. Otherwise says in a sentence what is wrong.
 */
export function readOutboundUrl(text: string, allowedPrivateHosts: readonly string[]): OutboundTarget | { readonly refused: string } {
  if (text.length > longest) return { refused: `Must have ${longest} characters at most` }
  // Control characters and blanks would be dropped without a word by the parser.
  if (/[\s\\]/.test(text) || hasControls(text)) return { refused: 'Must not contain blanks, backslashes or control characters' }
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { refused: 'Must be a URL that begins with https://' }
  if (url.username !== '' || url.password !== '') return { refused: 'Must not contain a user name or a password' }
  if (url.hash !== '') return { refused: 'Must not have a fragment: it would not be sent' }
  const isSecure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port)
  const isAllowedPrivate =
    allowedPrivateHosts.some((allowed) => names(allowed, url.hostname, port)) || privateNetworks(allowedPrivateHosts).has(host)
  // Where networks of one's own are allowed names of one's own may lead there; it is the address that decides.
  const mayBeLocal = allowedPrivateHosts.some((allowed) => allowed.includes('/'))
  if (!isAllowedPrivate) {
    if (!isSecure) return { refused: 'Must begin with https://' }
    if (isIP(host) !== 0) return { refused: 'Must name a host, not an address' }
    if (!mayBeLocal && (!/\.[a-z][a-z0-9-]*$/i.test(host) || isLocalName(host)))
      return { refused: 'Must name a host of the public internet' }
    if (!publicPorts.includes(port)) return { refused: `Must use port ${publicPorts.join(' or ')}` }
  }
  return { url, host, port, isSecure, isAllowedPrivate }
}

/** The networks among what the operator allows. */
export function privateNetworks(allowedPrivateHosts: readonly string[]): Networks {
  return networksOf(allowedPrivateHosts.filter((allowed) => allowed.includes('/')))
}

function names(allowed: string, hostname: string, port: number): boolean {
  const wanted = allowed.toLowerCase()
  return wanted === hostname || wanted === `${hostname}:${port}` || (hostname.startsWith('[') && wanted === hostname.slice(1, -1))
}

/** Names that never lead to the internet, whatever a resolver says. */
function isLocalName(host: string): boolean {
  return /(^|\.)(localhost|local|internal|intranet|home|lan|corp|localdomain|home\.arpa|in-addr\.arpa|ip6\.arpa|onion)$/i.test(host)
}

function hasControls(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f')
}
