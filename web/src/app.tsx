import '@mantine/core/styles.layer.css'
import './app.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ApiProvider } from './api.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { router } from './router.tsx'
import { signOut, useSession } from './session.ts'
import { surfaces, theme } from './theme.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'quarterday.color-scheme' })

/** The dashboard: a sign-in card, or every screen with the key that was given. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={surfaces} defaultColorScheme="auto" colorSchemeManager={colorSchemes}>
      <SignedInOrNot />
    </MantineProvider>
  )
}

function SignedInOrNot() {
  const { apiKey, notice } = useSession()
  // What one key may see is nothing to keep for the next.
  const queryClient = useMemo(() => (apiKey === null ? null : newQueryClient()), [apiKey])
  if (apiKey === null || queryClient === null) return <SignInPage notice={notice} />
  return (
    <QueryClientProvider client={queryClient}>
      <ApiProvider apiKey={apiKey}>
        <RouterProvider router={router} />
      </ApiProvider>
    </QueryClientProvider>
  )
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfRefused }),
    mutationCache: new MutationCache({ onError: leaveIfRefused }),
    // The client of the API repeats by itself what is worth repeating.
    defaultOptions: { queries: { retry: false, staleTime: 15_000 }, mutations: { retry: false } },
  })
}

function leaveIfRefused(error: Error): void {
  if (error instanceof QuarterdayError && error.code === 'unauthenticated')
    signOut('This key is not accepted: it may be revoked, expired, or mistyped.')
}
