import { CustomersByRevenue } from '../components/customers-by-revenue.tsx'
import { GrowthPanel } from '../components/growth.tsx'
import { Page } from '../ui/page.tsx'

export function ReportsPage() {
  return (
    <Page title="Reports" note="Growth and churn, and whom the revenue comes from.">
      <GrowthPanel />
      <CustomersByRevenue />
    </Page>
  )
}
