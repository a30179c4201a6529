import { Anchor, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoor } from '../../use-door.ts'
import { type Deed, passwordSet } from '../deed.ts'
import { usePortal } from '../portal.tsx'
import { doorTexts } from '../texts/doors.ts'
import { linkTexts } from '../texts/links.ts'
import { useTexts } from '../texts.ts'
import { NewPasswordField, PasswordField } from './door-fields.tsx'
import { DoorForm } from './door-form.tsx'
import { LetIn } from './let-in.tsx'
import { WayIn } from './way-in.tsx'

interface DeedProps {
  readonly deed: Deed
  /** Done or given up: what the link asked for is forgotten. */
  readonly onDone: () => void
}

/** What the link of a mail leads to. */
export function DeedPage({ deed, onDone }: DeedProps) {
  switch (deed.kind) {
    case 'verify_email':
      return <VerifyEmail token={deed.token} onDone={onDone} />
    case 'magic_link':
      return <MagicLink token={deed.token} onDone={onDone} />
    case 'reset_password':
      return <ResetPassword token={deed.token} onDone={onDone} />
    case 'broken':
      return <BrokenLink onDone={onDone} />
  }
}

interface TokenProps {
  readonly token: string
  readonly onDone: () => void
}

/** By the link and the password together: neither alone is of use to anybody. */
function VerifyEmail({ token, onDone }: TokenProps) {
  const { door } = usePortal()
  const t = useTexts(linkTexts)
  const [password, setPassword] = useState('')
  return (
    <LetIn
      title={t.verifyTitle}
      note={t.verifyNote}
      submit={t.verify}
      isReady={password !== ''}
      ask={(code) => door.verifyPortalEmail({ token, password, use_cookie: true, ...(code !== undefined && { code }) })}
      onIn={onDone}
      says={{ unauthenticated: t.verifyWrong }}
      foot={<Leave onDone={onDone} />}
    >
      <PasswordField value={password} onChange={setPassword} autoFocus />
    </LetIn>
  )
}

/** By a click, so that programs that look at mails use nothing up. */
function MagicLink({ token, onDone }: TokenProps) {
  const { door } = usePortal()
  const t = useTexts(linkTexts)
  return (
    <LetIn
      title={t.magicTitle}
      note={t.magicNote}
      submit={t.magic}
      isReady
      ask={(code) => door.redeemPortalMagicLink({ token, use_cookie: true, ...(code !== undefined && { code }) })}
      onIn={onDone}
      says={{ unauthenticated: t.used }}
      foot={<Leave onDone={onDone} to="/log-in-by-mail" />}
    />
  )
}

/** Also of who was invited, and has no password yet. */
function ResetPassword({ token, onDone }: TokenProps) {
  const { page, door, stays } = usePortal()
  const navigate = useNavigate()
  const t = useTexts(linkTexts)
  const { common } = useTexts(doorTexts)
  const [password, setPassword] = useState('')
  const reset = useDoor(
    () => door.confirmPortalPasswordReset({ token, password }),
    () => {
      // Wherever this person was in, here too, they are out.
      stays.leave()
      passwordSet()
      void navigate({ to: '/' })
    },
  )
  return (
    <WayIn title={t.resetTitle} note={t.resetNote} foot={<Leave onDone={onDone} to="/forgot-password" />}>
      <DoorForm
        submit={t.reset}
        onSubmit={() => reset.go(undefined)}
        error={reset.error}
        says={{ unauthenticated: t.used, password_common: common }}
        isReady={password !== ''}
        isPending={reset.isPending}
      >
        <NewPasswordField about={[page.seller]} value={password} onChange={setPassword} autoFocus />
      </DoorForm>
    </WayIn>
  )
}

function BrokenLink({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(linkTexts)
  return (
    <WayIn title={t.brokenTitle} foot={<Leave onDone={onDone} />}>
      <Text size="sm" role="alert">
        {t.broken}
      </Text>
    </WayIn>
  )
}

/** The way out of it: to another link of the same kind, or to the log-in. */
function Leave({ onDone, to = '/' }: { readonly onDone: () => void; readonly to?: '/' | '/forgot-password' | '/log-in-by-mail' }) {
  const t = useTexts(linkTexts)
  const { back } = useTexts(doorTexts)
  const navigate = useNavigate()
  return (
    <Anchor component="button" type="button" size="sm" c="var(--qd-accent-text)" onClick={() => void navigate({ to }).then(onDone)}>
      {to === '/' ? back : t.another}
    </Anchor>
  )
}
