import { Group, Stack, Text } from '@mantine/core'
import type { Customer, Invoice, Subscription } from '@quarterday/sdk/types.gen.ts'
import { countryName } from '../ui/country.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatQuantity } from '../ui/format.ts'
import { formatDay, formatInterval, formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { catalogLooks, invoiceLooks, StatusBadge, subscriptionLooks } from '../ui/status-badge.tsx'

export const customerColumns: readonly Column<Customer>[] = [
  {
    header: 'Customer',
    cell: ({ id, name, email }) => (
      <Stack gap={0}>
        <TextLink to="/customers/$id" params={{ id }} fw={600} size="sm">
          {name}
        </TextLink>
        <Text size="xs" c="dimmed">
          {email ?? 'No e-mail address'}
        </Text>
      </Stack>
    ),
  },
  { header: 'Country', cell: ({ address }) => countryName(address.country) ?? <Absent />, isMinor: true },
  {
    header: 'Currency',
    isMinor: true,
    cell: ({ currency }) =>
      currency ?? (
        <Text span size="sm" c="dimmed">
          As the organization
        </Text>
      ),
  },
  { header: 'Status', cell: ({ status }) => <StatusBadge look={catalogLooks[status]} /> },
  { header: 'Since', cell: ({ created_at, timezone }) => formatMoment(created_at, timezone ?? 'UTC'), figures: true, isMinor: true },
]

const plan: Column<Subscription> = {
  header: 'Plan',
  cell: (subscription) => (
    <Stack gap={0}>
      <Text span size="sm">
        {planName(subscription)}
      </Text>
      <Text size="xs" c="dimmed">
        {formatInterval(subscription.interval)}
      </Text>
    </Stack>
  ),
}

export const subscriptionColumns: readonly Column<Subscription>[] = [
  {
    header: 'Customer',
    cell: ({ id, customer_name }) => (
      <TextLink to="/subscriptions/$id" params={{ id }} fw={600} size="sm">
        {customer_name}
      </TextLink>
    ),
  },
  plan,
  { header: 'Status', cell: (subscription) => <SubscriptionMarks {...subscription} /> },
  { header: 'Next invoice', cell: nextOf, figures: true, isMinor: true },
]

/** Where the customer is clear already. */
export const subscriptionColumnsOfCustomer: readonly Column<Subscription>[] = [
  {
    header: 'Plan',
    cell: (subscription) => (
      <Stack gap={0}>
        <TextLink to="/subscriptions/$id" params={{ id: subscription.id }} fw={600} size="sm">
          {planName(subscription)}
        </TextLink>
        <Text size="xs" c="dimmed">
          {formatInterval(subscription.interval)}
        </Text>
      </Stack>
    ),
  },
  { header: 'Status', cell: (subscription) => <SubscriptionMarks {...subscription} /> },
  { header: 'Next invoice', cell: nextOf, figures: true },
]

export function invoiceColumns({ withCustomer }: { readonly withCustomer: boolean }): readonly Column<Invoice>[] {
  const customer: Column<Invoice> = { header: 'Customer', cell: ({ customer_details }) => customer_details.name }
  return [
    {
      header: 'Invoice',
      cell: ({ id, number }) => (
        <TextLink to="/invoices/$id" params={{ id }} fw={600} size="sm" className="figures">
          {number ?? 'Draft'}
        </TextLink>
      ),
    },
    ...(withCustomer ? [customer] : []),
    { header: 'Status', cell: ({ status }) => <StatusBadge look={invoiceLooks[status]} /> },
    { header: 'Issued', cell: ({ issued_on }) => (issued_on === null ? <Absent /> : formatDay(issued_on)), figures: true, isMinor: true },
    { header: 'Due', cell: ({ due_on }) => (due_on === null ? <Absent /> : formatDay(due_on)), figures: true, isMinor: true },
    { header: 'Total', cell: ({ total, currency }) => <Money minor={total} currency={currency} />, figures: true },
  ]
}

/** `Pro × 5`; the quantity only where all items share one that says something. */
export function planName({ plan_name, items }: Subscription): string {
  const name = plan_name ?? items.map((item) => item.price_name).join(' + ')
  const [quantity, ...others] = new Set(items.map((item) => item.quantity))
  return quantity === undefined || quantity === '1' || others.length > 0 ? name : `${name} × ${formatQuantity(quantity)}`
}

/** Its status, and what the status does not say. */
export function SubscriptionMarks({ status, cancel_at, ended_at, parked, scheduled_changes }: Subscription) {
  return (
    <Group gap={6} wrap="nowrap">
      <StatusBadge look={subscriptionLooks[status]} />
      {cancel_at !== null && ended_at === null && <StatusBadge look={{ label: 'Ending', color: 'gray' }} />}
      {scheduled_changes.length > 0 && ended_at === null && <StatusBadge look={{ label: 'Changing', color: 'copper' }} />}
      {parked !== null && <StatusBadge look={{ label: 'Parked', color: 'red' }} />}
    </Group>
  )
}

function nextOf({ next_billing_at, timezone, ended_at }: Subscription) {
  if (next_billing_at === null || ended_at !== null) return <Absent />
  return formatMoment(next_billing_at, timezone)
}

function Absent() {
  return (
    <Text span size="sm" c="dimmed" aria-label="None">
      –
    </Text>
  )
}
