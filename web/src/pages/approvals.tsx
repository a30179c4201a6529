import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { ApprovalList } from '../components/approval-list.tsx'
import { EditApprovalSettings } from '../forms/edit-approval-settings.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'
import { ProblemPanel } from '../ui/states.tsx'

export function ApprovalsPage() {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const settings = useQuery(queries.approvalSettings(api))
  return (
    <Page
      title="Approvals"
      note="What one person may not do alone waits here until somebody else has had a word. Nothing has been done before."
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <ApprovalList timezone={organization?.timezone ?? 'UTC'} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="lg">
            {settings.isError && <ProblemPanel error={settings.error} onRetry={() => void settings.refetch()} />}
            {settings.isSuccess && organization !== undefined && (
              <EditApprovalSettings key={settings.dataUpdatedAt} settings={settings.data} currency={organization.currency} />
            )}
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}
