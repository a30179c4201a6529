import { type Quarterday, quarterday } from '@quarterday/sdk/client.ts'

/** Operations of customers, and of whoever is at the door. */
export type PortalApi = Pick<Quarterday, Extract<keyof Quarterday, `${string}Portal${string}`>>

/** For those who are not in yet. A refusal is said at once and not tried again behind their back. */
export function doorOf(publishableKey: string): PortalApi {
  // The cookie is set, and sent, for pages of this server alone; the request outlives the page, so that the answer is not lost with it.
  return quarterday({ apiKey: publishableKey, retries: 0, fetch: (input, init) => fetch(input, { ...asOwnPage(init), keepalive: true }) })
}

/** What a page of this server adds, and a page of somebody else cannot. */
export function asOwnPage(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers)
  headers.set('quarterday-csrf', '1')
  return { ...init, headers, credentials: 'same-origin' }
}

/** Which portals there are can be asked by everybody. */
export const openApi: Pick<Quarterday, 'getPortalPage'> = quarterday({
  apiKey: null,
  fetch: (input, init) => fetch(input, { ...init, credentials: 'omit' }),
})
