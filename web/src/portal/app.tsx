import '@mantine/core/styles.layer.css'
import '../app.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { accentOf } from './accent.ts'
import { baseOf } from './address.ts'
import { SpeechProvider } from './language.tsx'
import { type Portal, PortalProvider } from './portal.tsx'
import { routerAt } from './router.tsx'
import { surfacesOf, themeOf } from './theme.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'quarterday.color-scheme' })

/** A portal in its seller's colour: the ways in, and every screen for who is in. */
export function App({ portal }: { readonly portal: Portal }) {
  const { slug, accent_color: color, locale } = portal.page
  const accent = useMemo(() => accentOf(color), [color])
  const look = useMemo(() => ({ theme: themeOf(accent), surfaces: surfacesOf(accent) }), [accent])
  return (
    <MantineProvider theme={look.theme} cssVariablesResolver={look.surfaces} defaultColorScheme="auto" colorSchemeManager={colorSchemes}>
      <SpeechProvider wanted={[]} otherwise={locale}>
        <PortalProvider value={portal}>
          <OfSession portal={portal} base={baseOf(slug)} />
        </PortalProvider>
      </SpeechProvider>
    </MantineProvider>
  )
}

function OfSession({ portal, base }: { readonly portal: Portal; readonly base: string }) {
  const router = useMemo(() => routerAt(base), [base])
  const { stay } = portal.stays.use()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read in one stay is nothing for the next
  const queryClient = useMemo(newQueryClient, [stay])
  return (
    <QueryClientProvider key={stay} client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}

function newQueryClient(): QueryClient {
  // The client of the API repeats by itself what is worth repeating.
  return new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 15_000 }, mutations: { retry: false } } })
}
