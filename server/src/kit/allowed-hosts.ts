import { isIP } from 'node:net'

/** Under which names requests may come. A name server that says a stranger's name leads here does not get a browser to talk to us for it. */
export interface AllowedHosts {
  /** In lower case, without a port; addresses of IPv6 in brackets. */
  readonly names: readonly string[]
  /** Whether any address will do: no name server can make a name of it. */
  readonly addresses: boolean
  /** From where `localhost` and the like will do. */
  readonly loopback: 'anywhere' | 'this machine'
}

/** The rules of an installation. Without a public name, on all interfaces, it is found by whatever addresses the machine has. */
export function allowedHostsOf(given: {
  readonly publicUrl: string
  readonly hasPublicUrl: boolean
  readonly host: string
  readonly more: readonly string[]
  readonly isEmbedded: boolean
}): AllowedHosts {
  const { publicUrl, hasPublicUrl, host, more, isEmbedded } = given
  return {
    names: [new URL(publicUrl).hostname, ...more.map((name) => name.toLowerCase())],
    addresses: !hasPublicUrl && ['0.0.0.0', '::'].includes(host),
    loopback: isEmbedded ? 'anywhere' : 'this machine',
  }
}

/** Whether a name can stand in the list: a host name or an address, without scheme, port and path. */
export function isHostName(text: string): boolean {
  return text.length <= 253 && hostNameOf(text) === text.toLowerCase()
}

/** Whether a request may come under this Host header, from this address of the other end of the connection. */
export function isAllowedHost(rules: AllowedHosts, host: string, peer: string): boolean {
  const name = hostNameOf(host)
  if (name === null) return false
  const isOurs = rules.names.includes(name) || rules.names.includes(name.replace(/\.$/, ''))
  if (isOurs) return true
  if (isLoopback(name)) return rules.loopback === 'anywhere' || isLoopback(peer.replace(/^::ffff:/, ''))
  return rules.addresses && isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
}

/** The name of `name:port`, in lower case; null for what is none. */
function hostNameOf(host: string): string | null {
  const [, name] = /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.exec(host) ?? []
  return name?.toLowerCase() ?? null
}

function isLoopback(name: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(name)
}
