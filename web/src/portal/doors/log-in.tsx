import { Alert, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { deedDone } from '../deed.ts'
import { usePortal } from '../portal.tsx'
import { doorTexts } from '../texts/doors.ts'
import { useTexts } from '../texts.ts'
import { TextLink } from '../ui/link.tsx'
import { EmailField, PasswordField } from './door-fields.tsx'
import { LetIn } from './let-in.tsx'

interface LogInProps {
  /** What happened before: their session was over, or they have just chosen a password. */
  readonly told: 'ended' | 'password_set' | null
}

/** Asks who it is, at whatever address they came to: once they are in, they are there. */
export function LogInPage({ told }: LogInProps) {
  const { page, door } = usePortal()
  const t = useTexts(doorTexts)
  const [typed, setTyped] = useState('')
  const [password, setPassword] = useState('')
  const email = typed.trim()
  return (
    <LetIn
      title={t.logIn}
      note={t.logInTo(page.seller)}
      submit={t.logIn}
      isReady={email !== '' && password !== ''}
      ask={(code) => door.logInToPortal({ email, password, use_cookie: true, ...(code !== undefined && { code }) })}
      onIn={deedDone}
      says={{ unauthenticated: t.wrong }}
      foot={
        <Stack gap="xs">
          {page.sign_up === 'open' && (
            <span>
              {t.newHere} <TextLink to="/sign-up">{t.signUp}</TextLink>
            </span>
          )}
          <Group gap="md">
            <TextLink to="/forgot-password">{t.forgot}</TextLink>
            <TextLink to="/log-in-by-mail">{t.byMail}</TextLink>
          </Group>
        </Stack>
      }
    >
      {told !== null && (
        <Alert variant="light" role="status">
          {told === 'ended' ? t.ended : t.passwordSet}
        </Alert>
      )}
      <EmailField value={typed} onChange={setTyped} autoFocus />
      <PasswordField value={password} onChange={setPassword} />
    </LetIn>
  )
}
