import { Grid, Stack } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { Doctor } from '../components/doctor.tsx'
import { Jobs } from '../components/jobs.tsx'
import { ParkedSubscriptions } from '../components/parked-subscriptions.tsx'
import { Verification } from '../components/verification.tsx'
import { AdvanceClock } from '../forms/advance-clock.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'

export function OperationPage() {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const parked = useInfiniteQuery(queries.subscriptions(api, { parked: 'true', limit: 10 }))
  return (
    <Page title="Operation" note="Whether all is well, and what waits for a person.">
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Doctor />
            <ParkedSubscriptions list={parked} />
            <Jobs timezone={organization?.timezone ?? 'UTC'} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }} order={{ base: -1, md: 0 }}>
          <Stack gap="lg">
            {organization?.kind === 'sandbox' && <AdvanceClock organization={organization} />}
            <Verification />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}
