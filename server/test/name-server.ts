import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'

/** A name server on loopback that says whatever a test wants. */
export interface NameServer {
  /** `127.0.0.1:port`, as resolvers are told. */
  readonly address: string
  /** How often it was asked. */
  readonly asked: () => number
  close(): Promise<void>
}

/** Answers each question for a name with the addresses that `say` gives at that moment, without any time to live. */
export async function startNameServer(say: (name: string, times: number) => readonly string[]): Promise<NameServer> {
  const socket = createSocket('udp4')
  let asked = 0
  socket.on('message', (question, from) => {
    asked += 1
    const { name, type, end } = readQuestion(question)
    const wanted = say(name, asked).filter((address) => (isIPv6(address) ? type === 28 : type === 1))
    socket.send(answerTo(question.subarray(0, end), wanted), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function readQuestion(packet: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: packet.readUInt16BE(at + 1), end: at + 5 }
}

function answerTo(question: Buffer, addresses: readonly string[]): Buffer {
  const head = Buffer.from(question)
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(addresses.length, 6)
  head.writeUInt16BE(0, 8)
  head.writeUInt16BE(0, 10)
  return Buffer.concat([head, ...addresses.map(recordOf)])
}

/** The name of the question, class IN, no time to live. */
function recordOf(address: string): Buffer {
  const bytes = isIPv6(address) ? bytesOfV6(address) : Buffer.from(address.split('.').map(Number))
  const record = Buffer.alloc(12)
  record.writeUInt16BE(0xc00c, 0)
  record.writeUInt16BE(bytes.length === 16 ? 28 : 1, 2)
  record.writeUInt16BE(1, 4)
  record.writeUInt16BE(bytes.length, 10)
  return Buffer.concat([record, bytes])
}

function bytesOfV6(address: string): Buffer {
  // The parser of URLs writes an address in its shortest form, without dots.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = short.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const bytes = Buffer.alloc(16)
  for (const [index, group] of before.entries()) bytes.writeUInt16BE(group, index * 2)
  for (const [index, group] of after.entries()) bytes.writeUInt16BE(group, 16 - (after.length - index) * 2)
  return bytes
}
