import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { BrokenLink } from '../components/broken-link.tsx'
import { DoorForm } from '../components/door-form.tsx'
import { NewPasswordField } from '../components/password-fields.tsx'
import { SecondStep, type Step, stepOf } from '../components/second-step.tsx'
import { useLinkToken } from '../components/use-link-token.ts'
import { WayIn } from '../components/way-in.tsx'
import { cookieChanged } from '../session.ts'
import { TextLink } from '../ui/link.tsx'
import { useDoor } from '../use-door.ts'

/** Sets a password by a link from a mail; a second factor is still asked for. */
export function ResetPasswordPage() {
  const token = useLinkToken()
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<Step | null>(null)
  const enter = () => {
    void navigate({ to: '/' })
    cookieChanged()
  }
  const door = useDoor(
    (given: string) => doorApi.resetPassword({ token: given, password }),
    (reply) => {
      const next = stepOf(reply)
      if (next === null) enter()
      else setStep(next)
    },
  )
  if (token === null)
    return (
      <BrokenLink>
        Or <TextLink to="/forgot-password">ask for another one</TextLink>.
      </BrokenLink>
    )
  if (step !== null)
    return (
      <WayIn title="One more step" note="The new password counts. Your second factor is still asked for.">
        <SecondStep step={step} onIn={enter} />
      </WayIn>
    )
  return (
    <WayIn
      title="A new password"
      note="You are signed out everywhere else."
      foot={<TextLink to="/forgot-password">Ask for another link</TextLink>}
    >
      <DoorForm
        submit="Set the password"
        onSubmit={() => door.go(token)}
        error={door.error}
        isReady={password !== ''}
        isPending={door.isPending}
      >
        <NewPasswordField at="/password" autoFocus value={password} onChange={setPassword} />
      </DoorForm>
    </WayIn>
  )
}
