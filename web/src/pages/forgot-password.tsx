import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { CheckYourMail } from '../components/check-your-mail.tsx'
import { DoorForm } from '../components/door-form.tsx'
import { WayIn } from '../components/way-in.tsx'
import { TextLink } from '../ui/link.tsx'
import { useDoor } from '../use-door.ts'

/** Has a link sent by which a password can be set. Whether somebody has the address is not said. */
export function ForgotPasswordPage() {
  const [email, setEmail] = useState('')
  const [isSent, setIsSent] = useState(false)
  const door = useDoor(
    () => doorApi.requestPasswordReset({ email: email.trim() }),
    () => setIsSent(true),
  )
  if (isSent)
    return (
      <CheckYourMail to={email.trim()}>
        If somebody has this address here, a mail with a link is on its way. It works once, for half an hour.
      </CheckYourMail>
    )
  return (
    <WayIn
      title="Forgot the password?"
      note="A link to set another one comes by mail."
      foot={<TextLink to="/">Back to signing in</TextLink>}
    >
      <DoorForm
        submit="Send the link"
        onSubmit={() => door.go(undefined)}
        error={door.error}
        isReady={email.includes('@')}
        isPending={door.isPending}
      >
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          autoFocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
      </DoorForm>
    </WayIn>
  )
}
