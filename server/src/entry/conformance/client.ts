import type { FastifyInstance } from 'fastify'
import { newId } from '../../kit/ids.ts'

/** The API in this process, with one key. An answer that is not a success is thrown. */
export interface Client {
  // biome-ignore lint/suspicious/noExplicitAny: replies are read as a program without types would read them
  get(url: string): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  post(url: string, body?: unknown): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  all(url: string): Promise<any[]>
}

export function clientOf(app: FastifyInstance, key: string): Client {
  async function send(method: 'GET' | 'POST', url: string, body?: unknown) {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(method === 'POST' && { 'idempotency-key': newId() }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const answer = await app.inject({ method, url, headers, ...(body !== undefined && { payload: JSON.stringify(body) }) })
    if (answer.statusCode >= 300) throw new Error(`${method} ${url} answered ${answer.statusCode}: ${answer.body}`)
    return JSON.parse(answer.body)
  }
  return {
    get: (url) => send('GET', url),
    post: (url, body) => send('POST', url, body),
    async all(url) {
      const found: unknown[] = []
      let cursor: string | null = null
      do {
        const page: { data: unknown[]; next_cursor: string | null } = await send(
          'GET',
          `${url}${url.includes('?') ? '&' : '?'}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        )
        found.push(...page.data)
        cursor = page.next_cursor
      } while (cursor !== null)
      return found
    },
  }
}
