import { Center, Loader } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useMatches } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useApi } from '../api.tsx'
import { PermissionsProvider, useMayEach } from '../may.tsx'
import { MeProvider, useMe } from '../me.tsx'
import { FactorFirst } from '../pages/factor-first.tsx'
import { ForbiddenPage } from '../pages/forbidden.tsx'
import { NowhereYet } from '../pages/nowhere-yet.tsx'
import { SignInPage } from '../pages/sign-in.tsx'
import { SuspendedPage } from '../pages/suspended.tsx'
import { queries } from '../queries.ts'
import { cookieTried, useSession } from '../session.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { screenGroups } from './screens.ts'
import { Shell } from './shell.tsx'
import { WayIn } from './way-in.tsx'

/** Every screen, for whom it is meant: doors for everybody, the rest for who is in. Who is not stays at the address until they are. */
export function Frame() {
  const session = useSession()
  const isDoor = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.isDoor) })
  if (isDoor) return <Outlet />
  switch (session.kind) {
    case 'unknown':
      return <Arriving />
    case 'nobody':
      return <SignInPage notice={session.notice} />
    case 'key':
      return <Screen />
    case 'person':
      return <OfPerson />
  }
}

/** Finds out whether the browser's cookie lets somebody in. */
function Arriving() {
  const api = useApi()
  const asked = useQuery({ ...queries.me(api), staleTime: 0 })
  const isOut = asked.error instanceof QuarterdayError && asked.error.code === 'unauthenticated'
  useEffect(() => {
    if (asked.isSuccess) cookieTried(true)
    if (isOut) cookieTried(false)
  }, [asked.isSuccess, isOut])
  return asked.isError && !isOut ? <Closed error={asked.error} onRetry={() => void asked.refetch()} /> : <Waiting />
}

function OfPerson() {
  const me = useQuery(queries.me(useApi()))
  if (me.isPending) return <Waiting />
  if (me.isError) return <Closed error={me.error} onRetry={() => void me.refetch()} />
  return (
    <MeProvider value={me.data}>
      <PermissionsProvider value={me.data.permissions}>
        {me.data.needs_second_factor ? <FactorFirst /> : me.data.organization === null ? <NowhereYet /> : <Screen />}
      </PermissionsProvider>
    </MeProvider>
  )
}

function Screen() {
  return (
    <Shell>
      <ForWhomItIs>
        <Outlet />
      </ForWhomItIs>
    </Shell>
  )
}

function ForWhomItIs({ children }: { readonly children: ReactNode }) {
  const may = useMayEach()
  const organization = useMe()?.organization
  const { needs, pathname } = useMatches({
    select: (matches) => ({ needs: matches.at(-1)?.staticData.needs, pathname: matches.at(-1)?.pathname }),
    structuralSharing: true,
  })
  // What is their own stays theirs.
  if (organization?.suspension && pathname !== '/account')
    return <SuspendedPage name={organization.name} suspension={organization.suspension} />
  if (needs === undefined || may(needs)) return children
  // Whoever comes in by the front door is led to the first screen that is theirs.
  const first = screenGroups.flatMap(({ screens }) => [...screens]).find((screen) => may(screen.needs))
  if (pathname === '/' && first !== undefined) return <Navigate to={first.to} replace />
  return <ForbiddenPage needs={needs} />
}

function Waiting() {
  return (
    <Center mih="100dvh" component="main" aria-busy="true" aria-label="Loading">
      <Loader />
    </Center>
  )
}

function Closed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <WayIn title="Quarterday">
      <ProblemPanel error={error} onRetry={onRetry} />
    </WayIn>
  )
}
