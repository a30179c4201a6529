import '@mantine/core/styles.layer.css'
import './app.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ApiProvider } from './api.tsx'
import { router } from './router.tsx'
import { organizationSuspended, stayEnded, useSession } from './session.ts'
import { surfaces, theme } from './theme.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'quarterday.color-scheme' })

/** The dashboard: the ways in, and every screen for who is in. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={surfaces} defaultColorScheme="auto" colorSchemeManager={colorSchemes}>
      <OfSession />
    </MantineProvider>
  )
}

function OfSession() {
  const session = useSession()
  const queryClient = useMemo(() => newQueryClient(session.stay), [session.stay])
  return (
    // The key takes all screens down and up again: what one of them has read stays with the client by which it was read.
    <QueryClientProvider key={session.stay} client={queryClient}>
      <ApiProvider apiKey={session.kind === 'key' ? session.apiKey : null}>
        <RouterProvider router={router} />
      </ApiProvider>
    </QueryClientProvider>
  )
}

function newQueryClient(stay: number): QueryClient {
  const onError = (error: Error) => {
    if (!(error instanceof QuarterdayError)) return
    if (error.code === 'unauthenticated') stayEnded(stay)
    if (error.code === 'organization_suspended') {
      organizationSuspended(stay)
      void client.invalidateQueries({ queryKey: ['me'] })
    }
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // The client of the API repeats by itself what is worth repeating.
    defaultOptions: { queries: { retry: false, staleTime: 15_000 }, mutations: { retry: false } },
  })
  return client
}
