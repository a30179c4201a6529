import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { GatewayAccounts } from '../components/gateway-accounts.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'

export function GatewaysPage() {
  const { data: organization } = useQuery(queries.organization(useApi()))
  return (
    <Page
      title="Payment gateways"
      note="Who moves the money, and into which account. Keys are kept sealed; of a secret no more than its end is ever shown again."
    >
      <GatewayAccounts timezone={organization?.timezone ?? 'UTC'} />
    </Page>
  )
}
