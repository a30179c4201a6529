import { Select, Stack, Text } from '@mantine/core'
import type { Dispute } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { gatewayTitles } from '../components/gateway-text.ts'
import { ObjectName } from '../components/object-name.tsx'
import { disputeDue, disputeLooks, wordsOf } from '../components/payment-text.ts'
import { UnclearPayments } from '../components/unclear-payments.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'

const route = getRouteApi('/disputes')
const choices = (['open', 'won', 'lost'] as const).map((value) => ({ value, label: disputeLooks[value].label }))

export function DisputesPage() {
  const api = useApi()
  const { status } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: organization } = useQuery(queries.organization(api))
  const list = useInfiniteQuery(queries.disputes(api, { ...(status !== undefined && { status }) }))
  const chosen = (value: string | null) => choices.find((choice) => choice.value === value)?.value
  return (
    <Page
      title="Disputes"
      note="Money that banks have pulled back. You object at the gateway, with what proves that the customer ordered and got it."
    >
      <Select
        aria-label="Status"
        placeholder="Every status"
        data={choices}
        clearable
        maw={220}
        value={status ?? null}
        onChange={(value) => {
          const next = chosen(value)
          void navigate({ search: next === undefined ? {} : { status: next }, replace: true })
        }}
      />
      <ListPanel
        label="Disputes"
        list={list}
        minWidth={820}
        columns={disputeColumns(organization?.timezone ?? 'UTC', Date.now())}
        empty={
          status === undefined ? (
            <Empty title="No disputes">No bank has pulled a payment back.</Empty>
          ) : (
            <Empty title="None with this status" />
          )
        }
      />
      <UnclearPayments timezone={organization?.timezone ?? 'UTC'} />
    </Page>
  )
}

function disputeColumns(timezone: string, now: number): readonly Column<Dispute>[] {
  return [
    {
      header: 'Why',
      cell: ({ reason, gateway, reference }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {wordsOf(reason)}
          </Text>
          <Text size="xs" c="dimmed">
            {gatewayTitles[gateway]}, {reference}
          </Text>
        </Stack>
      ),
    },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={disputeLooks[status]} /> },
    {
      header: 'Of what',
      cell: ({ invoice, payment, customer }) => (
        <Stack gap={0} fz="sm">
          <span>
            <TextLink to="/invoices/$id" params={{ id: invoice }} hash={payment}>
              Payment
            </TextLink>
            {' of '}
            <ObjectName type="invoice" id={invoice} />
          </span>
          <ObjectName type="customer" id={customer} />
        </Stack>
      ),
    },
    { header: 'Opened', figures: true, cell: ({ opened_at: at }) => formatMoment(at, timezone) },
    {
      header: 'Object until',
      figures: true,
      cell: (dispute) => {
        const { text, isUrgent } = disputeDue(dispute, now, timezone)
        return (
          <Text span size="sm" {...(isUrgent ? { c: 'red', fw: 600 } : {})}>
            {text}
          </Text>
        )
      },
    },
    { header: 'Amount', figures: true, cell: ({ amount, currency }) => <Money minor={amount} currency={currency} /> },
  ]
}
