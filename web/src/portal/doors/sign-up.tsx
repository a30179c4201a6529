import { Text, TextInput } from '@mantine/core'
import type { PortalTokens } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useSpeech } from '../language.tsx'
import { usePortal } from '../portal.tsx'
import { doorTexts } from '../texts/doors.ts'
import { useTexts } from '../texts.ts'
import { TextLink } from '../ui/link.tsx'
import { CheckYourMail } from './check-your-mail.tsx'
import { EmailField, NewPasswordField } from './door-fields.tsx'
import { LetIn } from './let-in.tsx'
import { WayIn } from './way-in.tsx'

/** Makes a customer of whoever comes, where the seller lets them. */
export function SignUpPage() {
  const { page } = usePortal()
  const t = useTexts(doorTexts)
  if (page.sign_up === 'open') return <SignUpForm />
  return (
    <WayIn title={t.signUp} foot={<TextLink to="/">{t.back}</TextLink>}>
      <Text size="sm">{t.closed}</Text>
    </WayIn>
  )
}

function SignUpForm() {
  const { page, door } = usePortal()
  const { locale } = useSpeech()
  const t = useTexts(doorTexts)
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const [password, setPassword] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const email = typed.trim()
  if (isAsked) return <CheckYourMail to={email}>{t.mailSignUp}</CheckYourMail>

  /** Never answers where a mail has to be followed first. */
  async function signUp(code: string | undefined): Promise<PortalTokens> {
    if (code === undefined) {
      const { next } = await door.signUpToPortal({ name: name.trim(), email, password, locale })
      if (next === 'confirm_email') {
        setIsAsked(true)
        return new Promise(() => undefined)
      }
    }
    return door.logInToPortal({ email, password, use_cookie: true, ...(code !== undefined && { code }) })
  }

  return (
    <LetIn
      title={t.signUp}
      note={t.logInTo(page.seller)}
      submit={t.signUp}
      isReady={name.trim() !== '' && email !== '' && password !== ''}
      ask={signUp}
      says={{ sign_up_closed: t.closed, password_common: t.common, unauthenticated: t.wrong }}
      foot={
        <>
          {t.haveAccount} <TextLink to="/">{t.logIn}</TextLink>
        </>
      }
    >
      <TextInput
        label={t.name}
        description={t.nameNote}
        autoComplete="name"
        required
        maxLength={256}
        autoFocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <EmailField value={typed} onChange={setTyped} />
      <NewPasswordField about={[name, email, page.seller]} value={password} onChange={setPassword} />
    </LetIn>
  )
}
