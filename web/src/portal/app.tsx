import '@mantine/core/styles.layer.css'
import '../app.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
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
  const router = useMemo(() => routerAt(baseOf(slug)), [slug])
  const look = useMemo(() => ({ theme: themeOf(accent), surfaces: surfacesOf(accent) }), [accent])
  return (
    <MantineProvider theme={look.theme} cssVariablesResolver={look.surfaces} defaultColorScheme="auto" colorSchemeManager={colorSchemes}>
      <SpeechProvider wanted={[]} otherwise={locale}>
        <PortalProvider value={portal}>
          <RouterProvider router={router} />
        </PortalProvider>
      </SpeechProvider>
    </MantineProvider>
  )
}
