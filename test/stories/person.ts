import type { Reply, RequestOptions, TestApi } from '../../server/test/api.ts'
import { browser, loggedIn } from '../../server/test/people.ts'

/** Somebody who works in the dashboard's session, and logs in anew where that has ended. What is refused throws, but for `status`. */
export function person(api: Pick<TestApi, 'raw'>, email: string) {
  const own = browser(api)
  async function request(method: string, path: string, body?: unknown, options: RequestOptions = {}): Promise<Reply> {
    const reply = own.cookies.size === 0 ? null : await own.request(method, path, body, options)
    if (reply !== null && reply.status !== 401) return reply
    await loggedIn(api, { email, own })
    return own.request(method, path, body, options)
  }
  async function must(pending: Promise<Reply>): Promise<Reply['body']> {
    const reply = await pending
    if (reply.status >= 300) throw new Error(`${email} was answered ${reply.status} ${reply.text}`)
    return reply.body
  }
  return {
    email,
    request,
    /** Gives the password again, for what asks for a fresh proof. */
    logIn: async () => void (await loggedIn(api, { email, own })),
    cookies: () => [...own.cookies].map(([name, value]) => ({ name, value })),
    get: (path: string) => must(request('GET', path)),
    post: (path: string, body: object = {}) => must(request('POST', path, body)),
    put: (path: string, body: object) => must(request('PUT', path, body)),
    /** As the dashboard does: what was read, changed where nobody else has changed it since. */
    async patch(path: string, body: object) {
      const { headers } = await request('GET', path)
      return must(request('PATCH', path, body, headers.etag === undefined ? {} : { headers: { 'if-match': headers.etag } }))
    },
    text: async (path: string) => (await request('GET', path)).text,
    /** With what it is answered, whether it is refused or not. */
    status: async (method: string, path: string, body?: object) => (await request(method, path, body)).status,
  }
}

export type Person = ReturnType<typeof person>
