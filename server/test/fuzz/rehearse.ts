import { encodeId } from '@quarterday/core/id.ts'
import type { Route } from '../../src/kit/route.ts'
import { routes } from '../../src/modules/index.ts'
import type { ApiClient, Reply, TestApi } from '../api.ts'
import type { Things } from '../reference-book.ts'
import { speakerFor } from '../reference-speakers.ts'
import { staffSpeaker } from '../reference-staff.ts'
import { prepared } from '../reference-states.ts'
import type { Cast } from './cast.ts'
import type { Comer } from './comer.ts'
import { byOperator, type Credential } from './credentials.ts'

/** An operation in the state in which its example makes sense, and who sends it. */
export interface Rehearsed {
  readonly comer: Comer
  /** What stands in the example in place of its ids, tokens and codes. */
  readonly things: Things
}

export interface Stage {
  readonly api: TestApi
  readonly client: ApiClient
  readonly book: Things
  readonly cast: Cast
}

/** Brings the state about that the reference has for the operation. Null: what was done to the organization before does not let it. */
export async function rehearsed(route: Route, { api, client, book, cast }: Stage): Promise<Rehearsed | null> {
  if (route.scope === 'operator') {
    const things = { ...(await cast.spareThings()), ...(route.operation === 'resetUserSecondFactor' ? await somebodyWithFactor(api) : {}) }
    return { comer: cast.speaker(route, byOperator(null)), things }
  }
  try {
    const things = { ...book, org: encodeId('org', client.organization.id), ...(await prepared[route.operation]?.(client, book)) }
    const { heard, listen } = listening(api, client)
    const speaker = await speakerFor(route, heard.api, heard.client, things)
    const headers = await listen(() => speaker.request(route.method, '/v1'))
    return { comer: cast.speaker(route, headers), things: { ...things, ...speaker.instead } }
  } catch {
    return null
  }
}

/** Whoever asks for new recovery codes has a second factor. */
async function somebodyWithFactor(api: TestApi): Promise<Things> {
  const renewing = routes.find(({ operation }) => operation === 'renewRecoveryCodes')
  const speaker = renewing && (await staffSpeaker(renewing, api))
  return { usr: (await speaker?.request('GET', '/v1/auth/session'))?.body.user.id ?? '' }
}

/** The same API and client; while somebody listens, what they send goes nowhere and what they come with is heard. */
function listening(api: TestApi, client: ApiClient) {
  let last: Credential | null = null
  let isHearing = false
  const raw: TestApi['raw'] = async (method, url, body, options = {}) => {
    if (!isHearing) return api.raw(method, url, body, options)
    last = { ...(options.authorization == null ? {} : { authorization: options.authorization }), ...options.headers }
    return silence
  }
  const request: ApiClient['request'] = (method, url, body, options = {}) =>
    raw(method, url, body, { authorization: `Bearer ${client.key}`, ...options })
  const own: ApiClient = {
    ...client,
    request,
    get: (url) => request('GET', url),
    post: (url, body, options) => request('POST', url, body, options),
    delete: (url) => request('DELETE', url),
  }
  return {
    heard: { api: { ...api, raw }, client: own },
    async listen(speak: () => Promise<Reply>): Promise<Credential> {
      isHearing = true
      await speak()
      isHearing = false
      return last ?? {}
    },
  }
}

const silence: Reply = { status: 0, headers: {}, text: '', body: undefined }
