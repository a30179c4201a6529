import { Alert, Anchor, Button, Center, Code, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { quarterday } from '@quarterday/sdk/client.ts'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { type FormEvent, useEffect, useState } from 'react'
import { Logo } from '../components/logo.tsx'
import { signIn } from '../session.ts'
import { ProblemPanel } from '../ui/states.tsx'
import classes from './sign-in.module.css'

/** Asks for a key, and tries it before anything else is shown. */
export function SignInPage({ notice }: { readonly notice: string | null }) {
  const [apiKey, setApiKey] = useState('')
  const [isTrying, setIsTrying] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  useEffect(() => {
    document.title = 'Sign in · Quarterday'
  }, [])

  async function tryKey(event: FormEvent) {
    event.preventDefault()
    setIsTrying(true)
    setError(null)
    try {
      await quarterday({ apiKey: apiKey.trim() }).getOrganization()
      signIn(apiKey.trim())
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
      setIsTrying(false)
    }
  }

  const isRefused = error instanceof QuarterdayError && error.code === 'unauthenticated'
  return (
    <Center mih="100dvh" p="md" component="main" className={classes.page}>
      <Stack w="100%" maw={400} gap="lg">
        <Stack align="center" gap="xs">
          <Logo size={52} />
          <Title order={1} size="h2">
            Quarterday
          </Title>
          <Text c="dimmed" ta="center">
            Subscriptions, invoices and payments, right to the cent.
          </Text>
        </Stack>
        <Paper p="lg" radius="lg" className={classes.card}>
          <form onSubmit={(event) => void tryKey(event)}>
            <Stack>
              {notice && !error && <Alert color="yellow">{notice}</Alert>}
              {error && !isRefused && <ProblemPanel error={error} />}
              <PasswordInput
                label="API key"
                description={
                  <>
                    Paste the key that <Code>npm start</Code> printed.
                  </>
                }
                placeholder="qd_test_…"
                autoComplete="off"
                spellCheck={false}
                data-autofocus
                required
                value={apiKey}
                onChange={(event) => setApiKey(event.currentTarget.value)}
                error={isRefused ? 'This key is not accepted: it may be revoked, expired, or mistyped.' : undefined}
              />
              <Button type="submit" loading={isTrying} disabled={apiKey.trim() === ''}>
                Open the dashboard
              </Button>
            </Stack>
          </form>
        </Paper>
        <Text size="xs" c="dimmed" ta="center">
          The key stays in this tab and is forgotten when you close it.{' '}
          <Anchor href="/docs" size="xs" c="inherit" td="underline">
            API reference
          </Anchor>
        </Text>
      </Stack>
    </Center>
  )
}
