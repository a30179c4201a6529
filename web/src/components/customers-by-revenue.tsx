import { Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type SubscriptionStatus, subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import type { CustomerReportRow } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { minorUnits } from '../forms/minor-units.ts'
import { queries } from '../queries.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Panel } from '../ui/panel.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge, subscriptionLooks } from '../ui/status-badge.tsx'
import { SaveReport } from './save-report.tsx'

const statuses = subscriptionStatuses.map((value) => ({ value, label: subscriptionLooks[value].label }))
const shown = 100

/** Customers by what they have paid, found by the state of their subscriptions and by the least they have paid. */
export function CustomersByRevenue() {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const currency = organization?.currency ?? 'EUR'
  const [status, setStatus] = useState<SubscriptionStatus | null>(null)
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 250)
  const least = minorUnits(settled, currency)
  const filter = {
    ...(status !== null && { subscription_status: status }),
    // Amounts of several currencies cannot be compared.
    ...(least !== null && { min_collected: least, currency }),
  }
  const report = useQuery(queries.customersByRevenue(api, { ...filter, limit: shown }))
  const words = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return (
    <Panel
      title="Customers by revenue"
      note="What they have paid, over all time; each currency in a row of its own."
      side={<SaveReport path="/v1/reports/customers" query={words} label="Export customers by revenue as CSV" />}
      flush
    >
      <Group gap="sm" px="lg" pb="sm" align="end">
        <Select
          label="Subscription"
          placeholder="Any state"
          clearable
          w={{ base: '100%', xs: 170 }}
          data={statuses}
          value={status}
          onChange={(chosen) => setStatus(statuses.find(({ value }) => value === chosen)?.value ?? null)}
        />
        <TextInput
          label={`Paid at least, in ${currency}`}
          inputMode="decimal"
          w={{ base: '100%', xs: 170 }}
          value={typed}
          error={settled.trim() !== '' && least === null ? 'An amount above zero' : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      {report.isError && <ProblemPanel error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <LoadingRows />}
      {report.isSuccess && report.data.data.length === 0 && <Empty title="Nobody matches">Try another state, or a smaller amount.</Empty>}
      {report.isSuccess && report.data.data.length > 0 && (
        <>
          <DataTable
            label="Customers by revenue"
            columns={columns}
            rows={report.data.data}
            rowKey={(row) => `${row.customer} ${row.currency}`}
          />
          {report.data.truncated && (
            <Text size="xs" c="dimmed" px="lg" py="sm">
              The first {shown}. The file has more.
            </Text>
          )}
        </>
      )}
    </Panel>
  )
}

const columns: readonly Column<CustomerReportRow>[] = [
  {
    header: 'Customer',
    cell: ({ customer, customer_name, customer_email }) => (
      <Stack gap={0}>
        <TextLink to="/customers/$id" params={{ id: customer }} fw={600} size="sm">
          {customer_name}
        </TextLink>
        <Text size="xs" c="dimmed">
          {customer_email ?? 'No e-mail address'}
        </Text>
      </Stack>
    ),
  },
  {
    header: 'Subscriptions',
    isMinor: true,
    cell: ({ subscription_statuses }) =>
      subscription_statuses.length === 0 ? (
        <Text span size="sm" c="dimmed">
          None
        </Text>
      ) : (
        <Group gap={4}>
          {subscription_statuses.map((each) => (
            <StatusBadge key={each} look={subscriptionLooks[each]} />
          ))}
        </Group>
      ),
  },
  { header: 'Invoiced', cell: ({ invoiced, currency }) => <Money minor={invoiced} currency={currency} />, figures: true, isMinor: true },
  { header: 'Paid', cell: ({ collected, currency }) => <Money minor={collected} currency={currency} />, figures: true },
  {
    header: 'Outstanding',
    cell: ({ outstanding, currency }) => <Money minor={outstanding} currency={currency} />,
    figures: true,
    isMinor: true,
  },
]
