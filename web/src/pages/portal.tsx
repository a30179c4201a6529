import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { HostedPortal } from '../components/hosted-portal.tsx'
import { PortalKey } from '../components/portal-key.tsx'
import { EditPortalSettings } from '../forms/edit-portal-settings.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'

export function PortalPage() {
  const settings = useQuery(queries.portalSettings(useApi()))
  return (
    <Page title="Customer portal" note="How your customers come in, and what they may do there by themselves.">
      {settings.isError && <ProblemPanel error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && (
        <Panel flush>
          <LoadingRows />
        </Panel>
      )}
      {settings.isSuccess && (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <EditPortalSettings key={settings.data.updated_at} settings={settings.data} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              <HostedPortal settings={settings.data} />
              <PortalKey publishableKey={settings.data.publishable_key} />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  )
}
