import { Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { BrokenLink } from '../components/broken-link.tsx'
import { DoorForm } from '../components/door-form.tsx'
import { PasswordField } from '../components/password-fields.tsx'
import { SecondStep, type Step, stepOf } from '../components/second-step.tsx'
import { useLinkToken } from '../components/use-link-token.ts'
import { WayIn } from '../components/way-in.tsx'
import { cookieChanged } from '../session.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { useDoor } from '../use-door.ts'

/** Confirms an address by the link that was sent there, with the password that was chosen at sign-up. */
export function VerifyEmailPage() {
  const token = useLinkToken()
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<Step | null>(null)
  const enter = () => {
    void navigate({ to: '/' })
    cookieChanged()
  }
  const door = useDoor(
    (given: string) => doorApi.verifyEmail({ token: given, password }),
    (reply) => {
      const next = stepOf(reply)
      if (next === null) enter()
      else setStep(next)
    },
  )
  if (token === null)
    return (
      <BrokenLink>
        Or <TextLink to="/sign-up">sign up</TextLink> once more: another mail comes.
      </BrokenLink>
    )
  if (step !== null)
    return (
      <WayIn title="One more step">
        <SecondStep step={step} onIn={enter} />
      </WayIn>
    )
  return (
    <WayIn title="Confirm your address" note="Give the password that you chose when you signed up, and you are in.">
      <DoorForm
        submit="Confirm and go in"
        onSubmit={() => door.go(token)}
        error={door.error}
        isReady={password !== ''}
        isPending={door.isPending}
      >
        <PasswordField autoFocus value={password} onChange={setPassword} />
      </DoorForm>
    </WayIn>
  )
}

/** Takes a new address for an account that there is already. */
export function ConfirmEmailPage() {
  const token = useLinkToken()
  const [isDone, setIsDone] = useState(false)
  const door = useDoor(
    (given: string) => doorApi.confirmEmailChange({ token: given }),
    () => setIsDone(true),
  )
  if (token === null) return <BrokenLink>Or ask for another one on your account’s screen.</BrokenLink>
  if (isDone)
    return (
      <WayIn title="The address is changed">
        <Stack>
          <Text size="sm">From now on you sign in with it, and mail goes there. The address before has been told.</Text>
          <ButtonLink to="/account">Go on</ButtonLink>
        </Stack>
      </WayIn>
    )
  return (
    <WayIn title="A new address" note="You sign in with it from then on.">
      <DoorForm submit="Take this address" onSubmit={() => door.go(token)} error={door.error} isPending={door.isPending}>
        <Text size="sm">Elsewhere you are signed out.</Text>
      </DoorForm>
    </WayIn>
  )
}
