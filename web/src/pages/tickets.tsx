import { Button, Group, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Ticket } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { ticketFacts } from '../components/customer-tickets.tsx'
import { statusChoices } from '../components/ticket-text.ts'
import { OpenTicket } from '../forms/open-ticket.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty } from '../ui/states.tsx'

const route = getRouteApi('/tickets')

export function TicketsPage() {
  const api = useApi()
  const { status, q } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: organization } = useQuery(queries.organization(api))
  const [isOpening, opening] = useDisclosure(false)
  const filter = { ...(status !== undefined && { status }), ...(q !== undefined && { q }) }
  const list = useInfiniteQuery(queries.tickets(api, filter))
  const chosen = (value: string | null) => statusChoices.find((choice) => choice.value === value)?.value
  return (
    <Page
      title="Tickets"
      note="What customers ask, and all that was said about it."
      actionsNeed="tickets:write"
      actions={<Button onClick={opening.open}>New ticket</Button>}
    >
      <OpenTicket opened={isOpening} onClose={opening.close} />
      <Group>
        <SearchField
          label="Search by subject, number or customer"
          value={q}
          onSearch={(text) =>
            void navigate({ search: { ...(status !== undefined && { status }), ...(text !== undefined && { q: text }) }, replace: true })
          }
        />
        <Select
          aria-label="Status"
          placeholder="Every status"
          data={statusChoices}
          clearable
          maw={220}
          value={status ?? null}
          onChange={(value) => {
            const next = chosen(value)
            void navigate({ search: { ...(q !== undefined && { q }), ...(next !== undefined && { status: next }) }, replace: true })
          }}
        />
      </Group>
      <ListPanel
        label="Tickets"
        list={list}
        minWidth={760}
        columns={ticketColumns(organization?.timezone ?? 'UTC')}
        empty={
          status === undefined && q === undefined ? (
            <Empty title="No tickets">Customers open them in the portal, your software by the API, and you with “New ticket”.</Empty>
          ) : (
            <Empty title="None like this" />
          )
        }
      />
    </Page>
  )
}

function ticketColumns(timezone: string): readonly Column<Ticket>[] {
  return [
    ...ticketFacts(timezone).slice(0, 1),
    {
      header: 'Customer',
      cell: ({ customer, customer_name: name }) => (
        <TextLink to="/customers/$id" params={{ id: customer }}>
          {name}
        </TextLink>
      ),
    },
    ...ticketFacts(timezone).slice(1),
  ]
}
