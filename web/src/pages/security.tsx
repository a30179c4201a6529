import { Stack } from '@mantine/core'
import { Retention } from '../components/retention.tsx'
import { SecondFactorPolicy } from '../components/second-factor-policy.tsx'
import { May } from '../may.tsx'
import { Page } from '../ui/page.tsx'

export function SecurityPage() {
  return (
    <Page title="Security and privacy" note="What counts for everybody who works here, and how long people are remembered.">
      <Stack gap="lg" maw={640}>
        <SecondFactorPolicy />
        <May do="privacy:read">
          <Retention />
        </May>
      </Stack>
    </Page>
  )
}
