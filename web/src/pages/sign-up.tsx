import { Alert, Text } from '@mantine/core'
import type { AuthOptions, Currency } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { CheckYourMail } from '../components/check-your-mail.tsx'
import { DoorForm } from '../components/door-form.tsx'
import { NewPasswordField } from '../components/password-fields.tsx'
import { useLinkToken } from '../components/use-link-token.ts'
import { WayIn } from '../components/way-in.tsx'
import { ChoiceField, TextField } from '../forms/fields.tsx'
import { Section } from '../forms/section.tsx'
import { useTyped } from '../forms/use-typed.ts'
import { queries } from '../queries.ts'
import { cookieChanged } from '../session.ts'
import { currencyChoices, zoneChoices } from '../ui/choices.ts'
import { TextLink } from '../ui/link.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useDoor } from '../use-door.ts'

/** Makes an account with an organization of its own, where the installation lets people do so. */
export function SignUpPage() {
  // Only the link that a server prints when it is first started has one.
  const setupToken = useLinkToken()
  const options = useQuery(queries.authOptions(doorApi))
  const [asked, setAsked] = useState<string | null>(null)
  if (asked !== null)
    return (
      <CheckYourMail to={asked}>A mail with a link is on its way. Follow it, give your password once more, and you are in.</CheckYourMail>
    )
  const isFirst = options.data?.sign_up === 'first' || options.data?.sign_up === 'first_with_token'
  return (
    <WayIn
      title={isFirst ? 'Set up Quarterday' : 'Sign up'}
      note={
        isFirst ? 'Nobody is here yet. You become the owner of the first organization.' : 'An account, and an organization of your own.'
      }
      width={460}
      foot={
        <>
          Here already? <TextLink to="/">Sign in</TextLink>
        </>
      }
    >
      {options.isError ? (
        <ProblemPanel error={options.error} onRetry={() => void options.refetch()} />
      ) : options.isPending ? (
        <LoadingRows count={4} />
      ) : (
        <Offered signUp={options.data.sign_up} setupToken={setupToken} onAsked={setAsked} />
      )}
    </WayIn>
  )
}

interface OfferedProps {
  readonly signUp: AuthOptions['sign_up']
  readonly setupToken: string | null
  /** A mail has been sent to this address. */
  readonly onAsked: (email: string) => void
}

function Offered({ signUp, setupToken, onAsked }: OfferedProps) {
  if (signUp === 'closed') return <Text size="sm">Nobody can sign up here by themselves. Ask somebody who works here to invite you.</Text>
  if (signUp === 'first_with_token' && setupToken === null)
    return (
      <Text size="sm">
        To show that this server is yours, open the set-up link that was printed where it was started. <code>quarterday users create</code>{' '}
        lets people in as well.
      </Text>
    )
  return <SignUpForm setupToken={setupToken} onAsked={onAsked} />
}

function SignUpForm({ setupToken, onAsked }: Omit<OfferedProps, 'signUp'>) {
  const navigate = useNavigate()
  const { typed, field } = useTyped({
    name: '',
    email: '',
    password: '',
    organization: '',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const [currency, setCurrency] = useState<Currency | ''>('EUR')
  const email = typed.email.trim()
  const { password } = typed
  const door = useDoor(
    async (chosen: Currency) => {
      const { next } = await doorApi.signUp({
        name: typed.name.trim(),
        email,
        password,
        locale: navigator.language,
        organization: { name: typed.organization.trim(), timezone: typed.timezone, currency: chosen },
        ...(setupToken !== null && { setup_token: setupToken }),
      })
      if (next === 'log_in') await doorApi.logIn({ email, password })
      return next
    },
    (next) => {
      if (next === 'confirm_email') return onAsked(email)
      void navigate({ to: '/' })
      cookieChanged()
    },
  )
  const isReady = typed.name.trim() !== '' && email.includes('@') && password !== '' && typed.organization.trim() !== '' && currency !== ''
  return (
    <DoorForm
      submit="Sign up"
      onSubmit={() => currency !== '' && door.go(currency)}
      error={door.error}
      isReady={isReady}
      isPending={door.isPending}
    >
      {setupToken !== null && <Alert color="teal">The link of this server’s first start is with you.</Alert>}
      <TextField label="Your name" autoComplete="name" at="/name" required maxLength={256} autoFocus {...field('name')} />
      <TextField label="E-mail address" type="email" autoComplete="username" at="/email" required maxLength={254} {...field('email')} />
      <NewPasswordField label="Password" at="/password" about={[typed.name, email, typed.organization]} {...field('password')} />
      <TextField
        label="Organization"
        description="Who sells: your company, as customers know it."
        autoComplete="organization"
        at="/organization/name"
        required
        maxLength={256}
        {...field('organization')}
      />
      <Section columns={2}>
        <ChoiceField
          label="Currency"
          at="/organization/currency"
          data={currencyChoices}
          searchable
          value={currency}
          onChange={setCurrency}
        />
        <ChoiceField label="Days begin in" at="/organization/timezone" data={zoneChoices} searchable {...field('timezone')} />
      </Section>
    </DoorForm>
  )
}
