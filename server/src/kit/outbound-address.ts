import { BlockList, isIP } from 'node:net'

/**
 * Whether an address is one of the public internet. Everything else is refused: this machine, its networks, clouds' metadata, and every way in which an
 * IPv6 address leads back to an IPv4 one. Anything that is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  switch (isIP(text)) {
    case 4:
      return !closedV4.check(text, 'ipv4')
    case 6:
      // A zone (`fe80::1%eth0`) names a network of this machine.
      return !text.includes('%') && global.check(text, 'ipv6') && !closedV6.check(text, 'ipv6')
    default:
      return false
  }
}

/** What the internet registries hand out. Beyond it nothing is public: loopback, local and mapped addresses, NAT64, multicast. */
const global = listOf([['2000::', 3]], 'ipv6')

const reservedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carriers' own networks
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, and the metadata of most clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16],
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['168.63.129.16', 32], // Azure's host, which lies in public space
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // and broadcast
]

const reservedV6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['::ffff:0:0', 96], // mapped
  ['::ffff:0:0:0', 96], // translated
  ['64:ff9b::', 96], // NAT64
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23], // Teredo and other protocols
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
  ['5f00::', 16], // segment routing
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

// Two lists: the mapped addresses of one would close the whole of IPv4 in the other.
const closedV4 = listOf(reservedV4, 'ipv4')
const closedV6 = listOf(reservedV6, 'ipv6')

function listOf(subnets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [network, bits] of subnets) list.addSubnet(network, bits, family)
  return list
}
