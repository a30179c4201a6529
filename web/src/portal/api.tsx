import { quarterday } from '@quarterday/sdk/client.ts'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { asOwnPage, type PortalApi } from './door-api.ts'
import { usePortal } from './portal.tsx'
import type { Stay } from './session.ts'

const ApiContext = createContext<PortalApi | null>(null)

/** Gives the screens below it a client of the API for whoever came in with this stay, and for nobody who comes after. */
export function ApiProvider({ stay, children }: { readonly stay: number; readonly children: ReactNode }) {
  const { stays } = usePortal()
  const api = useMemo(() => quarterday({ apiKey: 'of-the-stay', fetch: authorized(stays, stay) }), [stays, stay])
  return <ApiContext value={api}>{children}</ApiContext>
}

export function usePortalApi(): PortalApi {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('No screen is shown to who has not logged in')
  return api
}

/** Sends with the access token of the moment; with another one where that is refused, for a token may end before its time. */
function authorized(stays: Stay, stay: number): typeof fetch {
  return async (input, init) => {
    const token = await stays.accessToken(stay)
    const answer = await fetch(input, bearing(init, token))
    if (answer.status !== 401) return answer
    return fetch(input, bearing(init, await stays.accessToken(stay, token)))
  }
}

function bearing(init: RequestInit | undefined, token: string): RequestInit {
  const request = asOwnPage(init)
  const headers = new Headers(request.headers)
  headers.set('authorization', `Bearer ${token}`)
  return { ...request, headers }
}
