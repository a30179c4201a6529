import { Center, MantineProvider, Stack, Text, Title } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import type { PortalPage } from '@quarterday/sdk/types.gen.ts'
import { useEffect, useState } from 'react'
import { accentOf } from './accent.ts'
import { baseOf } from './address.ts'
import { App } from './app.tsx'
import { doorOf, openApi } from './door-api.ts'
import { UnreachableProblem, useUnreachableTitle } from './doors/unreachable.tsx'
import { SpeechProvider } from './language.tsx'
import type { Portal } from './portal.tsx'
import { stayIn } from './session.ts'
import { shellTexts } from './texts/shell.ts'
import { useTexts } from './texts.ts'
import { surfacesOf, themeOf } from './theme.ts'
import { WholePageLoading } from './ui/states.tsx'

type Found =
  | { readonly kind: 'asking' | 'nowhere' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'found'; readonly portal: Portal }

/** Finds out whose portal is at the address, and opens it. Null: the address names none. */
export function Opening({ slug }: { readonly slug: string | null }) {
  const [found, setFound] = useState<Found>({ kind: 'asking' })
  const [tried, setTried] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew
  useEffect(() => {
    const stop = new AbortController()
    setFound({ kind: 'asking' })
    void find(slug, stop.signal).then((next) => !stop.signal.aborted && setFound(next))
    return () => stop.abort()
  }, [slug, tried])
  if (found.kind === 'found') return <App portal={found.portal} />
  return (
    <MantineProvider theme={plain.theme} cssVariablesResolver={plain.surfaces} defaultColorScheme="auto">
      <SpeechProvider wanted={[]} otherwise={null}>
        {found.kind === 'asking' && <WholePageLoading />}
        {found.kind === 'nowhere' && <Nowhere />}
        {found.kind === 'failed' && <Failed error={found.error} onRetry={() => setTried(tried + 1)} />}
      </SpeechProvider>
    </MantineProvider>
  )
}

const accent = accentOf('#1f6f5c')
const plain = { theme: themeOf(accent), surfaces: surfacesOf(accent) }

async function find(slug: string | null, signal: AbortSignal): Promise<Found> {
  if (slug === null) return { kind: 'nowhere' }
  try {
    const page = await openApi.getPortalPage(slug, { signal })
    goToPresentAddress(slug, page)
    const stays = stayIn(page.publishable_key)
    stays.begin()
    return { kind: 'found', portal: { page, stays, door: doorOf(page.publishable_key) } }
  } catch (thrown) {
    if (thrown instanceof QuarterdayError && thrown.code === 'not_found') return { kind: 'nowhere' }
    return { kind: 'failed', error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }
}

/** Who came by an address of before goes on at the one of now. */
function goToPresentAddress(slug: string, page: PortalPage): void {
  if (page.slug === slug) return
  const { pathname, search } = window.location
  window.history.replaceState(window.history.state, '', baseOf(page.slug) + pathname.slice(baseOf(slug).length) + search)
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const title = useUnreachableTitle(error)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack maw={440}>
        <Title order={1} size="h2">
          {title}
        </Title>
        <UnreachableProblem error={error} onRetry={onRetry} />
      </Stack>
    </Center>
  )
}

function Nowhere() {
  const t = useTexts(shellTexts)
  useEffect(() => {
    document.title = t.nowhere
  }, [t.nowhere])
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack maw={420} ta="center" gap="xs">
        <Title order={1} size="h2">
          {t.nowhere}
        </Title>
        <Text c="dimmed">{t.nowhereText}</Text>
      </Stack>
    </Center>
  )
}
