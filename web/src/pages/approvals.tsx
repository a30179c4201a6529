import { Stack } from '@mantine/core'
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
    <Page title="Approvals" note="What one person may not do alone waits here for a second one. Until then nothing is done.">
      <Stack gap="lg">
        <ApprovalList timezone={organization?.timezone ?? 'UTC'} />
        {settings.isError && <ProblemPanel error={settings.error} onRetry={() => void settings.refetch()} />}
        {settings.isSuccess && organization !== undefined && (
          <EditApprovalSettings key={settings.dataUpdatedAt} settings={settings.data} currency={organization.currency} />
        )}
      </Stack>
    </Page>
  )
}
