import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { BrokenLink } from '../components/broken-link.tsx'
import { DoorForm } from '../components/door-form.tsx'
import { NewPasswordField } from '../components/password-fields.tsx'
import { SecondStep } from '../components/second-step.tsx'
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
  const [challenge, setChallenge] = useState<string | null>(null)
  const enter = () => {
    void navigate({ to: '/' })
    cookieChanged()
  }
  const door = useDoor(
    (given: string) => doorApi.resetPassword({ token: given, password }),
    (reply) => (reply.challenge === null ? enter() : setChallenge(reply.challenge)),
  )
  if (token === null)
    return (
      <BrokenLink>
        Or <TextLink to="/forgot-password">ask for another one</TextLink>.
      </BrokenLink>
    )
  if (challenge !== null)
    return (
      <WayIn title="One more step" note="The new password counts. Your second factor is still asked for.">
        <SecondStep challenge={challenge} onIn={enter} />
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
