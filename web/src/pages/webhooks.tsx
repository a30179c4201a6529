import { Stack } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { Events } from '../components/events.tsx'
import { GatewayEvents } from '../components/gateway-events.tsx'
import { WebhookDeliveries } from '../components/webhook-deliveries.tsx'
import { WebhookEndpoints } from '../components/webhook-endpoints.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'

export function WebhooksPage() {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const endpoints = useInfiniteQuery(queries.webhookEndpoints(api, { limit: 100 }))
  const timezone = organization?.timezone ?? 'UTC'
  return (
    <Page
      title="Webhooks"
      note="Who outside is told what happens, what came of telling them, and what payment gateways told us. In real time, also in a sandbox."
    >
      <Stack gap="lg">
        <WebhookEndpoints list={endpoints} timezone={timezone} />
        <WebhookDeliveries endpoints={endpoints.data ?? []} timezone={timezone} />
        <May do="events:read">
          <Events endpoints={endpoints.data ?? []} timezone={timezone} />
        </May>
        <GatewayEvents timezone={timezone} />
      </Stack>
    </Page>
  )
}
