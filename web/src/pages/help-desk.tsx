import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { HelpDeskConnection } from '../components/help-desk-connection.tsx'
import { HelpDeskEvents } from '../components/help-desk-events.tsx'
import { HelpDeskTickets } from '../components/help-desk-tickets.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'
import { QueryPage } from '../ui/query-page.tsx'

export function HelpDeskPage() {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const timezone = organization?.timezone ?? 'UTC'
  const desks = useQuery(queries.helpDesks(api))
  return (
    <QueryPage query={desks} title="Help desk">
      {({ data: [desk = null] }) => (
        <Page title="Help desk" note="Where else tickets are kept: what is said and changed on one side is brought to the other.">
          <Stack gap="lg">
            <HelpDeskConnection desk={desk} timezone={timezone} />
            {desk !== null && (
              <May do="tickets:read">
                <HelpDeskTickets timezone={timezone} />
                <HelpDeskEvents timezone={timezone} />
              </May>
            )}
          </Stack>
        </Page>
      )}
    </QueryPage>
  )
}
