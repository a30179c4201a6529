import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { type AddressInfo, createServer, isIP, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hostileAddresses, hostileHosts, hostileUrls } from '../../test/hostile-addresses.ts'
import { type NameServer, startNameServer } from '../../test/name-server.ts'
import { type OutboundRules, postOutbound } from './outbound.ts'

let listener: Server
let port: number
let connections = 0
const sockets = new Set<Socket>()
let names: NameServer
let say: (name: string, times: number) => readonly string[] = () => []
beforeAll(async () => {
  listener = createServer((socket) => {
    connections += 1
    sockets.add(socket.on('error', () => undefined))
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ninside')
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  port = (listener.address() as AddressInfo).port
  names = await startNameServer((name, times) => say(name, times))
})
beforeEach(() => {
  connections = 0
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all([names.close(), new Promise((resolve) => listener.close(resolve))])
})

/** Asks our name server by the resolver of this machine, as the program does with its own. */
async function resolve(host: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 1 })
  resolver.setServers([names.address])
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

function post(url: string, rules: Partial<OutboundRules> = {}) {
  return postOutbound({ url, headers: {}, body: '{}' }, { allowedPrivateHosts: [], timeoutMs: 4000, mostBytes: 1024, resolve, ...rules })
}

const forms = [
  ...hostileUrls,
  ...hostileHosts.flatMap((host) => ['http', 'https'].map((scheme) => `${scheme}://${host}:PORT/`)),
  ...[
    'http://user:pass@127.0.0.1:PORT/',
    'https://example.com@127.0.0.1:PORT/',
    'https://127.0.0.1:PORT\\@example.com/',
    'ftp://127.0.0.1:PORT/',
  ],
]

test('S56: of more than 120 ways to write an address inside not one reaches a listener there', async () => {
  expect(new Set(forms).size).toBeGreaterThanOrEqual(120)
  // Whatever is taken for a name after all leads to the listener.
  say = () => ['127.0.0.1']
  const kinds = new Set<string>()
  for (const form of forms) {
    const answer = await post(form.replaceAll('PORT', String(port)))
    expect(answer.kind, form).toBe('failed')
    if (answer.kind === 'failed') kinds.add(answer.failure)
  }
  expect([...kinds]).toEqual(['refused_url'])
  expect(connections).toBe(0)
})

const led = hostileAddresses.filter((address) => isIP(address) !== 0 && !address.includes('%'))

test('S56: a name that a name server leads inside is not connected to, whichever address it is and wherever it stands in the answer', async () => {
  expect(led.length).toBeGreaterThan(70)
  for (const [index, address] of led.entries()) {
    say = () => (index % 2 === 0 ? [address] : ['93.184.215.14', address])
    expect(await post(`https://hook${index}.example:8443/`), address).toMatchObject({ kind: 'failed', failure: 'refused_address' })
  }
  expect(connections).toBe(0)
})

test('S56: a name server that changes its mind between the check and the connection changes nothing', async () => {
  const name = `rebind.example:${port}`
  const before = names.asked()
  // Nobody listens at the address that is checked. Whoever asked once more would be led to the listener.
  say = (_name, times) => (times - before <= 2 ? ['127.0.0.2'] : ['127.0.0.1'])
  expect(await post(`http://${name}/`, { allowedPrivateHosts: [name] })).toMatchObject({ kind: 'failed', failure: 'connection' })
  expect(names.asked() - before).toBe(2)
  expect(connections).toBe(0)
})

test('S56: each attempt asks and checks anew', async () => {
  const url = 'https://later.example:8443/'
  say = () => ['127.0.0.9']
  expect(await post(url, { allowedPrivateHosts: ['127.0.0.9/32'] })).toMatchObject({ failure: 'connection' })
  say = () => ['127.0.0.1']
  expect(await post(url, { allowedPrivateHosts: ['127.0.0.9/32'] })).toMatchObject({ failure: 'refused_address' })
  expect(connections).toBe(0)
})

test('S57: a network that the operator names is reached, by its addresses alone', async () => {
  const rules = { allowedPrivateHosts: ['127.0.0.0/30'] }
  expect(await post(`http://127.0.0.1:${port}/`, rules)).toMatchObject({ kind: 'answered', status: 200, body: 'inside' })
  expect(await post(`http://127.0.0.5:${port}/`, rules)).toMatchObject({ kind: 'failed', failure: 'refused_url' })
  expect(connections).toBe(1)
})
