import { type Quarterday, quarterday } from '@quarterday/sdk/client.ts'
import { createContext, type ReactNode, useContext, useMemo } from 'react'

const ApiContext = createContext<Quarterday | null>(null)

/** Gives the screens below it a client of the API with this key. */
export function ApiProvider({ apiKey, children }: { readonly apiKey: string; readonly children: ReactNode }) {
  const api = useMemo(() => quarterday({ apiKey }), [apiKey])
  return <ApiContext value={api}>{children}</ApiContext>
}

export function useApi(): Quarterday {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('No screen is shown before somebody has signed in')
  return api
}
