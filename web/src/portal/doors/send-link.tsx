import { useState } from 'react'
import { useDoor } from '../../use-door.ts'
import { usePortal } from '../portal.tsx'
import { doorTexts } from '../texts/doors.ts'
import { useTexts } from '../texts.ts'
import { TextLink } from '../ui/link.tsx'
import { CheckYourMail } from './check-your-mail.tsx'
import { EmailField } from './door-fields.tsx'
import { DoorForm } from './door-form.tsx'
import { WayIn } from './way-in.tsx'

/** Has a link sent by which another password is chosen. */
export function ForgotPasswordPage() {
  const { door } = usePortal()
  const t = useTexts(doorTexts)
  return <SendLink title={t.forgotTitle} note={t.forgotNote} send={(email) => door.sendPortalPasswordReset({ email })} />
}

/** Has a link sent that lets in by itself. */
export function MailLinkPage() {
  const { door } = usePortal()
  const t = useTexts(doorTexts)
  return <SendLink title={t.byMailTitle} note={t.byMailNote} send={(email) => door.sendPortalMagicLink({ email })} />
}

interface SendLinkProps {
  readonly title: string
  readonly note: string
  readonly send: (email: string) => Promise<unknown>
}

/** The answer is the same whether or not anybody has the address. */
function SendLink({ title, note, send }: SendLinkProps) {
  const t = useTexts(doorTexts)
  const [typed, setTyped] = useState('')
  const [isSent, setIsSent] = useState(false)
  const email = typed.trim()
  const door = useDoor(send, () => setIsSent(true))
  if (isSent) return <CheckYourMail to={email}>{t.mailLink}</CheckYourMail>
  return (
    <WayIn title={title} note={note} foot={<TextLink to="/">{t.back}</TextLink>}>
      <DoorForm submit={t.send} onSubmit={() => door.go(email)} error={door.error} isReady={email !== ''} isPending={door.isPending}>
        <EmailField value={typed} onChange={setTyped} autoFocus />
      </DoorForm>
    </WayIn>
  )
}
