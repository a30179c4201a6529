import { SegmentedControl, Stack, Text } from '@mantine/core'
import type { DunningRun } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { DunningPolicies } from '../components/dunning-policies.tsx'
import { finalActions, needs, reasonText, runLooks } from '../components/dunning-text.ts'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'

const statuses = ['running', 'paused', 'exhausted', 'succeeded', 'stopped'] as const

export function DunningPage() {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const [status, setStatus] = useState<DunningRun['status']>('running')
  const runs = useInfiniteQuery(queries.dunningRuns(api, { status, sort: status === 'running' ? 'next_at' : '-created_at' }))
  return (
    <Page title="Dunning" note="Money that did not come: why, what is done about it, and by which terms.">
      <Stack gap="lg">
        <SegmentedControl
          aria-label="Which invoices"
          value={status}
          onChange={(value) => setStatus(statuses.find((each) => each === value) ?? status)}
          data={statuses.map((value) => ({ value, label: runLooks[value].label }))}
          style={{ alignSelf: 'start', maxWidth: '100%', overflowX: 'auto' }}
        />
        <ListPanel
          label="Invoices that are asked for"
          list={runs}
          minWidth={820}
          columns={columnsIn(organization?.timezone ?? 'UTC')}
          empty={<Empty title="None">No invoice is in this state.</Empty>}
        />
        <DunningPolicies />
      </Stack>
    </Page>
  )
}

function columnsIn(timezone: string): readonly Column<DunningRun>[] {
  return [
    {
      header: 'Invoice',
      cell: ({ invoice, invoice_number }) => (
        <TextLink to="/invoices/$id" params={{ id: invoice }} size="sm" fw={600} className="figures">
          {invoice_number ?? 'Draft'}
        </TextLink>
      ),
    },
    {
      header: 'Customer',
      cell: ({ customer, customer_name }) => (
        <TextLink to="/customers/$id" params={{ id: customer }} size="sm">
          {customer_name}
        </TextLink>
      ),
    },
    {
      header: 'Why',
      cell: ({ reason, need }) => (
        <Stack gap={0}>
          <Text size="sm">{reasonText(reason)}</Text>
          <Text size="xs" c="dimmed">
            {needs[need]}
          </Text>
        </Stack>
      ),
    },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={runLooks[status]} /> },
    { header: 'Step', cell: ({ step, terms }) => `${step} of ${terms.retries.length}`, figures: true },
    {
      header: 'Next',
      cell: ({ next_at, next_action, terms, ended_at }) => {
        if (next_at === null) return ended_at === null ? '' : `ended ${formatMomentWithTime(ended_at, timezone)}`
        const what = next_action === 'final' ? finalActions[terms.final_action] : next_action === 'retry' ? 'Asked again' : 'Told again'
        return `${what}, ${formatMomentWithTime(next_at, timezone)}`
      },
    },
    { header: 'Due', cell: ({ amount_due, currency }) => <Money minor={amount_due} currency={currency} />, figures: true },
  ]
}
