import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Navigate, Outlet, useMatches } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProvider } from './api.tsx'
import { deedDone, useDeed } from './deed.ts'
import { DeedPage } from './doors/deed-page.tsx'
import { LogInPage } from './doors/log-in.tsx'
import { Unreachable } from './doors/unreachable.tsx'
import { SpeechProvider } from './language.tsx'
import { MeProvider } from './me.tsx'
import { usePortal } from './portal.tsx'
import { usePortalQuery } from './queries.ts'
import { Shell } from './shell.tsx'
import { WholePageLoading } from './ui/states.tsx'

/** Every screen, for whom it is meant: doors for who is not in, the rest for who is. Who is not stays at the address until they are. */
export function Frame() {
  const { stays } = usePortal()
  const session = stays.use()
  const deed = useDeed()
  const isDoor = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.isDoor) })
  // What a mail led to comes first, whoever is in.
  if (deed !== null && deed.kind !== 'password_set') return <DeedPage deed={deed} onDone={deedDone} />
  switch (session.kind) {
    case 'unknown':
      return <WholePageLoading />
    case 'unreachable':
      return <Unreachable error={session.error} onRetry={stays.begin} />
    case 'out':
      return isDoor ? <Outlet /> : <LogInPage told={session.why ?? deed?.kind ?? null} />
    case 'in':
      return isDoor ? <Navigate to="/" replace /> : <InStay key={session.stay} stay={session.stay} />
  }
}

/** Whatever the screens read belongs to this stay: with the next they are taken down and up again. */
function InStay({ stay }: { readonly stay: number }) {
  const [queryClient] = useState(newQueryClient)
  return (
    <QueryClientProvider client={queryClient}>
      <ApiProvider stay={stay}>
        <Inside />
      </ApiProvider>
    </QueryClientProvider>
  )
}

function newQueryClient(): QueryClient {
  // The client of the API repeats by itself what is worth repeating.
  return new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 15_000 }, mutations: { retry: false } } })
}

function Inside() {
  const { page } = usePortal()
  const me = usePortalQuery(['me'], (api, options) => api.getPortalMe(options), { staleTime: 60_000 })
  if (me.isError) return <Unreachable error={me.error} onRetry={() => void me.refetch()} />
  if (me.isPending) return <WholePageLoading />
  return (
    <MeProvider value={me.data}>
      <SpeechProvider wanted={[me.data.customer.locale, me.data.user.locale]} otherwise={page.locale}>
        <Shell>
          <Outlet />
        </Shell>
      </SpeechProvider>
    </MeProvider>
  )
}
