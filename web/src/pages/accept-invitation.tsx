import { Alert, Button, Stack, Text } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import type { HeldInvitation } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { BrokenLink } from '../components/broken-link.tsx'
import { DoorForm } from '../components/door-form.tsx'
import { NewPasswordField, PasswordField } from '../components/password-fields.tsx'
import { SecondStep, type Step, stepOf } from '../components/second-step.tsx'
import { useLinkToken } from '../components/use-link-token.ts'
import { WayIn } from '../components/way-in.tsx'
import { TextField } from '../forms/fields.tsx'
import { useTyped } from '../forms/use-typed.ts'
import { cookieChanged } from '../session.ts'
import { Facts } from '../ui/facts.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useDoor } from '../use-door.ts'

/** Shows to whom one was asked to come and as what, and lets in: with the account that there is, or one that is made here. */
export function AcceptInvitationPage() {
  const token = useLinkToken()
  const held = useQuery({
    queryKey: ['held invitation', token],
    queryFn: ({ signal }) => doorApi.findInvitation({ token: token ?? '' }, { signal }),
    enabled: token !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (token === null) return <BrokenLink>Or ask whoever invited you to send it again.</BrokenLink>
  if (held.isPending)
    return (
      <WayIn title="You are invited">
        <LoadingRows count={3} />
      </WayIn>
    )
  if (held.isError)
    return held.error instanceof QuarterdayError && held.error.code === 'unauthenticated' ? (
      <WayIn title="This invitation is over">
        <Text size="sm">It was used already, taken back, or is older than seven days. Whoever invited you can send another one.</Text>
      </WayIn>
    ) : (
      <WayIn title="You are invited">
        <ProblemPanel error={held.error} onRetry={() => void held.refetch()} />
      </WayIn>
    )
  return <Held token={token} held={held.data} />
}

function Held({ token, held }: { readonly token: string; readonly held: HeldInvitation }) {
  const { organization, role_name: role, inviter, email, expires_at: until } = held
  return (
    <WayIn
      title={`Join ${organization.name}`}
      note={inviter === null ? 'You were invited to work there.' : `${inviter} has invited you to work there.`}
      width={440}
    >
      <Stack>
        <Facts
          facts={{
            'You come as': role,
            Address: email,
            'The link works until': formatMoment(until, Intl.DateTimeFormat().resolvedOptions().timeZone),
          }}
        />
        {held.has_account ? <WithAccount token={token} email={email} /> : <NewAccount token={token} held={held} />}
      </Stack>
    </WayIn>
  )
}

function useEnter(): () => void {
  const navigate = useNavigate()
  return () => {
    void navigate({ to: '/' })
    cookieChanged()
  }
}

function NewAccount({ token, held }: { readonly token: string; readonly held: HeldInvitation }) {
  const enter = useEnter()
  const { typed, field } = useTyped({ name: '', password: '' })
  const door = useDoor(
    () => doorApi.acceptInvitation({ token, name: typed.name.trim(), password: typed.password, locale: navigator.language }),
    enter,
  )
  return (
    <DoorForm
      submit="Go in"
      onSubmit={() => door.go(undefined)}
      error={door.error}
      isReady={typed.name.trim() !== '' && typed.password !== ''}
      isPending={door.isPending}
    >
      {/* So that a password manager keeps it under the address. */}
      <input type="email" autoComplete="username" value={held.email} readOnly hidden aria-hidden="true" tabIndex={-1} />
      <TextField label="Your name" autoComplete="name" at="/name" required maxLength={256} autoFocus {...field('name')} />
      <NewPasswordField label="Password" at="/password" about={[held.email, typed.name, held.organization.name]} {...field('password')} />
    </DoorForm>
  )
}

/** Two steps: sign in as the one who was invited, then accept. Who has signed in already needs only the second. */
function WithAccount({ token, email }: { readonly token: string; readonly email: string }) {
  const enter = useEnter()
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<Step | null>(null)
  const session = useQuery({
    queryKey: ['held invitation', 'session'],
    queryFn: ({ signal }) => doorApi.getSession({ signal }),
    retry: false,
  })
  const accept = useDoor(() => doorApi.acceptInvitation({ token }), enter)
  const signIn = useDoor(
    () => doorApi.logIn({ email, password }),
    (reply) => {
      const next = stepOf(reply)
      if (next === null) accept.go(undefined)
      else setStep(next)
    },
  )
  if (session.isPending) return <LoadingRows count={1} />
  if (step !== null) return <SecondStep step={step} onIn={() => accept.go(undefined)} />
  const who = session.data?.user
  if (who !== undefined && who.email === email)
    return (
      <Stack>
        <Text size="sm">
          You are signed in as {who.name}, {who.email}.
        </Text>
        {accept.error && <ProblemPanel error={accept.error} />}
        <Button loading={accept.isPending} onClick={() => accept.go(undefined)}>
          Accept and go there
        </Button>
      </Stack>
    )
  return (
    <DoorForm
      submit="Sign in and accept"
      onSubmit={() => signIn.go(undefined)}
      error={signIn.error ?? accept.error}
      isReady={password !== ''}
      isPending={signIn.isPending || accept.isPending}
    >
      {who !== undefined && <Alert color="yellow">You are signed in as {who.email}, and the invitation is for somebody else.</Alert>}
      <input type="email" autoComplete="username" value={email} readOnly hidden aria-hidden="true" tabIndex={-1} />
      <Text size="sm">There is an account with this address. Sign in with it.</Text>
      <PasswordField autoFocus value={password} onChange={setPassword} />
    </DoorForm>
  )
}
