import { Grid, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import type { Overview } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { FigureCard, MoneyCard } from '../components/figure-card.tsx'
import { FirstSteps } from '../components/first-steps.tsx'
import { Revenue } from '../components/revenue.tsx'
import { queries } from '../queries.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { formatCount } from '../ui/format.ts'
import { formatDistance, formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import { Empty } from '../ui/states.tsx'

export function HomePage() {
  const overview = useQuery(queries.overview(useApi()))
  return (
    <QueryPage query={overview} title="Home">
      {(data) => <Loaded overview={data} />}
    </QueryPage>
  )
}

function Loaded({ overview }: { readonly overview: Overview }) {
  const { data: organization } = useQuery(queries.organization(useApi()))
  const currencies = [...new Set(overview.revenue.months.map(({ currency }) => currency))]
  const [chosen, setCurrency] = useState<(typeof currencies)[number] | null>(null)
  const own = organization?.currency ?? currencies[0] ?? 'EUR'
  const currency = chosen ?? (currencies.includes(own) ? own : (currencies[0] ?? own))
  const { subscriptions, mrr, overdue, revenue, now, timezone } = overview
  return (
    <Page title={organization?.name ?? 'Home'} note={`As of ${formatMoment(now, timezone)}`}>
      <SimpleGrid cols={{ base: 2, lg: 4 }} spacing={{ base: 'xs', sm: 'md' }}>
        <MoneyCard name="Monthly recurring revenue" amounts={mrr} currency={currency} />
        <FigureCard
          name="Active subscriptions"
          value={formatCount(subscriptions.active + subscriptions.past_due)}
          note={`${formatCount(subscriptions.trialing)} in trial, ${formatCount(subscriptions.past_due)} past due`}
        />
        <MoneyCard
          name="Total revenue"
          amounts={revenue.totals.map((total) => ({ currency: total.currency, amount: total.collected }))}
          currency={currency}
        />
        <MoneyCard
          name={overdue.invoices === 1 ? 'Overdue, 1 invoice' : `Overdue, ${formatCount(overdue.invoices)} invoices`}
          amounts={overdue.amounts}
          currency={currency}
          nothing="Everybody has paid in time."
        />
      </SimpleGrid>
      {overview.newest_customers.length === 0 && <FirstSteps />}
      <Revenue overview={overview} currencies={currencies} currency={currency} onCurrency={setCurrency} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Renewals overview={overview} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <NewestCustomers overview={overview} />
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Renewals({ overview: { upcoming_renewals: renewals, now, timezone } }: { readonly overview: Overview }) {
  const columns: readonly Column<(typeof renewals.list)[number]>[] = [
    {
      header: 'Customer',
      cell: ({ subscription, customer_name, plan_name }) => (
        <Stack gap={0}>
          <TextLink to="/subscriptions/$id" params={{ id: subscription }} size="sm" fw={600}>
            {customer_name}
          </TextLink>
          <Text size="xs" c="dimmed">
            {plan_name ?? 'Without a plan'}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'When',
      cell: ({ at }) => (
        <Stack gap={0}>
          <Text size="sm">{formatMoment(at, timezone)}</Text>
          <Text size="xs" c="dimmed">
            {formatDistance(at, now)}
          </Text>
        </Stack>
      ),
      figures: true,
    },
    { header: 'Amount', cell: ({ amount, currency }) => <Money minor={amount} currency={currency} />, figures: true },
  ]
  return (
    <Panel
      title="Upcoming renewals"
      note={`${formatCount(renewals.next_7_days)} within 7 days, ${formatCount(renewals.next_30_days)} within 30.`}
      flush
    >
      {renewals.list.length === 0 ? (
        <Empty title="Nothing renews within 30 days" />
      ) : (
        <DataTable
          label="Upcoming renewals"
          columns={columns}
          rows={renewals.list}
          rowKey={({ subscription }) => subscription}
          minWidth={340}
        />
      )}
    </Panel>
  )
}

function NewestCustomers({ overview: { newest_customers: customers, now } }: { readonly overview: Overview }) {
  return (
    <Panel title="Newest customers">
      {customers.length === 0 ? (
        <Empty title="No customers yet" />
      ) : (
        <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {customers.map(({ id, name, email, created_at }) => (
            <Group key={id} component="li" justify="space-between" wrap="nowrap" gap="md">
              <Stack gap={0} miw={0}>
                <TextLink to="/customers/$id" params={{ id }} size="sm" fw={600} truncate>
                  {name}
                </TextLink>
                <Text size="xs" c="dimmed" truncate>
                  {email ?? 'No e-mail address'}
                </Text>
              </Stack>
              <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
                {formatDistance(created_at, now)}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  )
}
