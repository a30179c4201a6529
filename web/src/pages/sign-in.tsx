import { Alert, Anchor, Code, Divider, Group, PasswordInput, Stack, TextInput } from '@mantine/core'
import { quarterday } from '@quarterday/sdk/client.ts'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import type { PasskeyAnswer } from '@quarterday/sdk/types.gen.ts'
import { useEffect, useEffectEvent, useState } from 'react'
import { doorApi } from '../api.tsx'
import { DoorForm } from '../components/door-form.tsx'
import { PasskeyButton } from '../components/passkey-button.tsx'
import { PasswordField } from '../components/password-fields.tsx'
import { SecondStep, type Step, stepOf } from '../components/second-step.tsx'
import { WayIn } from '../components/way-in.tsx'
import { canUsePasskeys, passkeyFromField } from '../passkey.ts'
import { cookieChanged, signInWithKey } from '../session.ts'
import { TextLink } from '../ui/link.tsx'
import { useDoor } from '../use-door.ts'

type Way = { readonly kind: 'password' } | { readonly kind: 'second'; readonly step: Step } | { readonly kind: 'key' }

/** Asks who it is, at whatever address they came to: once they are in, they are there. */
export function SignInPage({ notice }: { readonly notice: string | null }) {
  const [way, setWay] = useState<Way>({ kind: 'password' })
  const others = {
    password: { text: 'Use an API key instead', next: { kind: 'key' } },
    second: { text: 'Begin again', next: { kind: 'password' } },
    key: { text: 'Sign in with a password', next: { kind: 'password' } },
  } as const satisfies Record<Way['kind'], { text: string; next: Way }>
  const other = others[way.kind]
  return (
    <WayIn
      title={way.kind === 'second' ? 'One more step' : 'Sign in'}
      note="Subscriptions, invoices and payments, right to the cent."
      foot={
        <Stack gap="xs">
          {way.kind === 'password' && (
            <span>
              Nobody here yet? <TextLink to="/sign-up">Sign up</TextLink>
            </span>
          )}
          <Anchor component="button" type="button" size="sm" c="var(--qd-accent-text)" onClick={() => setWay(other.next)}>
            {other.text}
          </Anchor>
        </Stack>
      }
    >
      <Stack>
        {notice && way.kind !== 'second' && <Alert color="yellow">{notice}</Alert>}
        {way.kind === 'password' && <WithPassword onStep={(step) => setWay({ kind: 'second', step })} />}
        {way.kind === 'second' && <SecondStep step={way.step} onIn={cookieChanged} />}
        {way.kind === 'key' && <WithKey />}
      </Stack>
    </WayIn>
  )
}

function WithPassword({ onStep }: { readonly onStep: (step: Step) => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const door = useDoor(
    () => doorApi.logIn({ email: email.trim(), password }),
    (reply) => {
      const step = stepOf(reply)
      if (step === null) cookieChanged()
      else onStep(step)
    },
  )
  const byPasskey = useDoor((passkey: PasskeyAnswer) => doorApi.logInWithPasskey({ passkey }), cookieChanged)
  const [isAsking, setIsAsking] = useState(false)
  // One that was refused is not asked for again behind their back.
  usePasskeyFromField(!isAsking && !byPasskey.isPending && byPasskey.error === null, byPasskey.go)
  return (
    <Stack>
      <DoorForm
        submit="Sign in"
        onSubmit={() => {
          byPasskey.reset()
          door.go(undefined)
        }}
        error={door.error ?? byPasskey.error}
        isReady={email.trim() !== '' && password !== ''}
        isPending={door.isPending}
      >
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username webauthn"
          required
          maxLength={254}
          autoFocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <PasswordField value={password} onChange={setPassword} />
        <Group>
          <TextLink to="/forgot-password" size="sm">
            Forgot the password?
          </TextLink>
        </Group>
      </DoorForm>
      {canUsePasskeys() && (
        <>
          <Divider label="or" />
          <PasskeyButton
            ask={() => doorApi.askPasskeyToLogIn()}
            give={(passkey) => doorApi.logInWithPasskey({ passkey })}
            onIn={cookieChanged}
            onBegin={() => setIsAsking(true)}
            onFail={() => setIsAsking(false)}
          />
        </>
      )}
    </Stack>
  )
}

/** Browsers offer passkeys where the address is typed, while nothing else asks for one: only one thing at a time may. */
function usePasskeyFromField(isWanted: boolean, onPicked: (answer: PasskeyAnswer) => void): void {
  const picked = useEffectEvent(onPicked)
  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    void passkeyFromField(stop.signal).then((answer) => answer !== null && !stop.signal.aborted && picked(answer))
    return () => stop.abort()
  }, [isWanted])
}

/** Tries a key before anything else is shown. */
function WithKey() {
  const [typed, setTyped] = useState('')
  const apiKey = typed.trim()
  const door = useDoor(
    () => quarterday({ apiKey, retries: 0 }).getOrganization(),
    () => signInWithKey(apiKey),
  )
  const isRefused = door.error instanceof QuarterdayError && door.error.code === 'unauthenticated'
  return (
    <DoorForm
      submit="Open the dashboard"
      onSubmit={() => door.go(undefined)}
      error={isRefused ? null : door.error}
      isReady={apiKey !== ''}
      isPending={door.isPending}
    >
      <PasswordInput
        label="API key"
        description={
          <>
            Such as the one that <Code>npm start</Code> printed. It stays in this tab and is forgotten when you close it.
          </>
        }
        placeholder="qd_test_…"
        autoComplete="off"
        spellCheck={false}
        required
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the key' }}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={isRefused ? 'This key is not accepted: it may be revoked, expired, or mistyped.' : undefined}
      />
    </DoorForm>
  )
}
