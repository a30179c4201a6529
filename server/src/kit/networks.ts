import { BlockList, isIP } from 'node:net'

/** Addresses and networks, to ask whether one is among them. */
export interface Networks {
  has(address: string): boolean
}

/** Whether a text is an address, or a network of them as `10.0.0.0/8`. A network of all addresses is none: whoever writes one trusts the world. */
export function isNetwork(text: string): boolean {
  return readNetwork(text) !== null
}

/** Reads addresses and networks; texts that are neither are left out. A mapped IPv6 address (`::ffff:10.0.0.1`) counts as the IPv4 one that it leads to. */
export function networksOf(texts: readonly string[]): Networks {
  const list = new BlockList()
  for (const text of texts) {
    const network = readNetwork(text)
    if (network !== null) list.addSubnet(network.address, network.bits, network.family)
  }
  return {
    has(address) {
      const version = isIP(address)
      return version !== 0 && !address.includes('%') && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}

interface Network {
  readonly address: string
  readonly bits: number
  readonly family: 'ipv4' | 'ipv6'
}

function readNetwork(text: string): Network | null {
  const [, address = '', bits] = /^([0-9a-f:.]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? []
  const version = isIP(address)
  const most = version === 4 ? 32 : 128
  const wanted = bits === undefined ? most : Number(bits)
  if (version === 0 || wanted < 1 || wanted > most) return null
  return { address, bits: wanted, family: version === 4 ? 'ipv4' : 'ipv6' }
}
