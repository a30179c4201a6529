import { Grid, Stack } from '@mantine/core'
import { EmailPanel } from '../components/account-email.tsx'
import { FactorPanel } from '../components/account-factor.tsx'
import { PasskeysPanel } from '../components/account-passkeys.tsx'
import { PasswordPanel } from '../components/account-password.tsx'
import { ProfilePanel } from '../components/account-profile.tsx'
import { ActivityPanel, SessionsPanel } from '../components/account-sessions.tsx'
import { WorkplacesPanel } from '../components/account-workplaces.tsx'
import { useMe } from '../me.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Empty } from '../ui/states.tsx'

/** One's own: name, address, password, passkeys, second factor, where one is signed in, and what happened. */
export function AccountPage() {
  const me = useMe()
  if (me === null)
    return (
      <Page title="Your account">
        <Panel>
          <Empty title="A key has no account">You came in with an API key. Sign in with your address and password to see your own.</Empty>
        </Panel>
      </Page>
    )
  return (
    <Page title="Your account" note="Yours wherever you work: it belongs to you and to no organization.">
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="lg">
            <ProfilePanel user={me.user} />
            <EmailPanel user={me.user} />
            <PasswordPanel user={me.user} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="lg">
            <PasskeysPanel />
            <FactorPanel user={me.user} codesLeft={me.recovery_codes_left} />
            <SessionsPanel />
            <WorkplacesPanel />
          </Stack>
        </Grid.Col>
        <Grid.Col span={12}>
          <ActivityPanel />
        </Grid.Col>
      </Grid>
    </Page>
  )
}
