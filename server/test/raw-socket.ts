import { connect } from 'node:net'

/** What came back over one connection, before it ended. */
export interface RawAnswer {
  /** The first line and the headers of the first answer, in lower case. */
  readonly head: string
  readonly status: number
  /** Of a problem document; null: it was none. */
  readonly code: string | null
  /** The status of each answer that there was. */
  readonly answers: readonly number[]
}

/** Sends bytes as they are, whatever they mean, and waits for the end of the connection; at most so long, and after an answer that is whole no longer than a moment. */
export async function exchange(port: number, chunks: readonly (string | Buffer)[], withinMs = 5000): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  let moment: NodeJS.Timeout | undefined
  const deadline = setTimeout(() => socket.destroy(), withinMs)
  socket.on('data', (data) => {
    text += data.toString('latin1')
    clearTimeout(moment)
    // Whatever else would be answered comes at once.
    if (isWhole(text)) moment = setTimeout(() => socket.destroy(), 60)
  })
  socket.on('error', () => undefined)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  for (const chunk of chunks) socket.write(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk)
  await closed
  clearTimeout(deadline)
  clearTimeout(moment)
  const [head = '', body = ''] = text.split('\r\n\r\n')
  return {
    head: head.toLowerCase(),
    status: Number(head.split(' ')[1] ?? 0),
    code: /"code":"(\w+)"/.exec(body)?.[1] ?? null,
    answers: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, each]) => Number(each)),
  }
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0)
  return text.length >= end + 4 + length
}
