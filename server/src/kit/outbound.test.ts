import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createRawServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { selfSigned } from '../../test/self-signed.ts'
import { type OutboundRules, postOutbound } from './outbound.ts'

const open: Listening[] = []
const sockets = new Set<{ destroy(): unknown }>()
let connections = 0
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  connections = 0
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

type Listening = ReturnType<typeof createServer> | ReturnType<typeof createSecureServer> | ReturnType<typeof createRawServer>

async function listening(server: Listening): Promise<string> {
  server.on('connection', (socket) => {
    connections += 1
    sockets.add(socket)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serving = (handle: (request: IncomingMessage, response: ServerResponse) => void) => listening(createServer(handle))

function post(url: string, rules: Partial<OutboundRules> = {}) {
  return postOutbound(
    { url, headers: { 'x-test': '1' }, body: 'Grüße' },
    { allowedPrivateHosts: [], timeoutMs: 5000, mostBytes: 65_536, ...rules },
  )
}

test('posts the body and answers with what came back', async () => {
  const host = await serving((request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => {
      response.writeHead(201, { 'retry-after': '7' }).end(`${request.method} ${request.url} ${request.headers['x-test']} ${body}`)
    })
  })
  expect(await post(`http://${host}/hook?a=b`, { allowedPrivateHosts: [host] })).toEqual({
    kind: 'answered',
    status: 201,
    retryAfterSeconds: 7,
    body: 'POST /hook?a=b 1 Grüße',
    milliseconds: expect.any(Number),
  })
})

test('S56, F31: a redirect is an answer, not followed', async () => {
  const inner = await serving((_request, response) => response.end('secret'))
  const outer = await serving((_request, response) => response.writeHead(307, { location: `http://${inner}/` }).end())
  connections = 0
  expect(await post(`http://${outer}/`, { allowedPrivateHosts: [outer, inner] })).toMatchObject({ status: 307, body: '' })
  expect(connections).toBe(1)
})

test('S58, F31: of a huge answer only the beginning is read', async () => {
  let written = 0
  const host = await serving((_request, response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && written < 1e9) {
        written += 65_536
        if (!response.write('x'.repeat(65_536))) break
      }
    }
    response.on('drain', more)
    more()
  })
  const answer = await post(`http://${host}/`, { allowedPrivateHosts: [host] })
  expect(answer).toMatchObject({ status: 200, body: 'x'.repeat(65_536) })
  expect(written).toBeLessThan(50e6)
})

test('F31 a slow answer is a timeout; a body that never ends does not take the status back', async () => {
  const silent = await serving(() => undefined)
  const rules = { allowedPrivateHosts: [silent], timeoutMs: 150 }
  expect(await post(`http://${silent}/`, rules)).toMatchObject({ kind: 'failed', failure: 'timeout', detail: 'No answer came in time.' })
  const dripping = await serving((_request, response) => response.writeHead(200).write('begun'))
  expect(await post(`http://${dripping}/`, { allowedPrivateHosts: [dripping], timeoutMs: 150 })).toMatchObject({
    status: 200,
    body: 'begun',
  })
  const resolve = () => new Promise<string[]>(() => undefined)
  expect(await post('https://slow.example/', { resolve, timeoutMs: 150 })).toMatchObject({ failure: 'timeout' })
})

test('S56, F31: bad TLS is a failure with its reason', async () => {
  const host = await listening(createSecureServer(selfSigned, (_request, response) => response.end('believed')))
  const answer = await post(`https://${host}/`, { allowedPrivateHosts: [host] })
  expect(answer).toMatchObject({ failure: 'tls', detail: 'No trusted connection came about (DEPTH_ZERO_SELF_SIGNED_CERT).' })
  const plain = await serving((_request, response) => response.end())
  expect(await post(`https://${plain}/`, { allowedPrivateHosts: [plain] })).toMatchObject({ failure: 'tls' })
})

test('F31 a dead endpoint, one that hangs up and one that does not speak HTTP', async () => {
  const dead = await serving(() => undefined)
  await new Promise((resolve) => open.splice(0)[0]?.close(resolve))
  const refused = await post(`http://${dead}/`, { allowedPrivateHosts: [dead] })
  expect(refused).toMatchObject({ failure: 'connection', detail: 'The connection failed (ECONNREFUSED).' })
  const rude = await listening(createRawServer((socket) => socket.destroy()))
  expect(await post(`http://${rude}/`, { allowedPrivateHosts: [rude] })).toMatchObject({ failure: 'connection' })
  const odd = await listening(createRawServer((socket) => socket.end('220 mail ready\r\n')))
  expect(await post(`http://${odd}/`, { allowedPrivateHosts: [odd] })).toMatchObject({ failure: 'protocol' })
})

const answers: readonly (readonly [string, readonly string[]])[] = [
  ['loopback', ['127.0.0.1']],
  ['one private among public ones', ['93.184.215.14', '127.0.0.1']],
  ['metadata', ['169.254.169.254']],
  ['mapped', ['::ffff:127.0.0.1']],
  ['NAT64', ['64:ff9b::7f00:1']],
  ['the whole machine', ['0.0.0.0']],
  ['nothing that is an address', ['localhost']],
]

test.each(answers)('S56, F31: a name that leads to %s is not connected to', async (_what, addresses) => {
  const host = await listening(createSecureServer(selfSigned, (_request, response) => response.end('inside')))
  const port = host.split(':')[1]
  const answer = await post(`https://rebind.example:8443/`, { resolve: async () => addresses })
  expect(answer).toMatchObject({ failure: 'refused_address', detail: 'The host name leads to an address that is not public.' })
  expect(port).toMatch(/^\d+$/)
  expect(connections).toBe(0)
})

test('S56, F31: a name server that changes its mind is asked once: the connection goes to what was checked', async () => {
  const host = await serving((request, response) => response.end(request.headers.host))
  const name = `rebind.invalid:${host.split(':')[1]}`
  let asked = 0
  const resolve = async () => {
    asked += 1
    return asked === 1 ? ['127.0.0.1'] : ['127.0.0.2']
  }
  // No name server knows it (RFC 2606): whoever asked once more on connecting would not get here.
  expect(await post(`http://${name}/`, { allowedPrivateHosts: [name], resolve })).toMatchObject({ status: 200, body: name })
  expect({ asked, connections }).toEqual({ asked: 1, connections: 1 })
})

test('S56: no proxy of the environment is used', async () => {
  const host = await serving((_request, response) => response.end('direct'))
  const proxy = await serving((_request, response) => response.end('by proxy'))
  const before = { ...process.env }
  Object.assign(process.env, { http_proxy: `http://${proxy}`, HTTP_PROXY: `http://${proxy}`, NODE_USE_ENV_PROXY: '1' })
  try {
    expect(await post(`http://${host}/`, { allowedPrivateHosts: [host] })).toMatchObject({ body: 'direct' })
  } finally {
    for (const name of ['http_proxy', 'HTTP_PROXY', 'NODE_USE_ENV_PROXY']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
})

test.each([
  ['120', 120],
  ['0', 0],
  ['soon', null],
  ['', null],
  ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
])('Retry-After: %s means %s seconds', async (header, seconds) => {
  const host = await serving((_request, response) => response.writeHead(503, { 'retry-after': header }).end())
  expect(await post(`http://${host}/`, { allowedPrivateHosts: [host] })).toMatchObject({ status: 503, retryAfterSeconds: seconds })
})
