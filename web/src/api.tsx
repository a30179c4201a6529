import { type Quarterday, quarterday } from '@quarterday/sdk/client.ts'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { withProof } from './proof.ts'

const ApiContext = createContext<Quarterday | null>(null)

/** Gives the screens below it a client of the API, with this key or, without one, by the browser's cookie. */
export function ApiProvider({ apiKey, children }: { readonly apiKey: string | null; readonly children: ReactNode }) {
  const api = useMemo(() => quarterday({ apiKey, fetch: withProof((input, init) => fetch(input, init)) }), [apiKey])
  return <ApiContext value={api}>{children}</ApiContext>
}

export function useApi(): Quarterday {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('No screen is shown outside of the dashboard')
  return api
}

/** For those who are not in yet: a refusal to let them in is said at once and not tried again behind their back. */
export const doorApi: Quarterday = quarterday({ apiKey: null, retries: 0 })
