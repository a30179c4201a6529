import { Button, Group, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Ticket } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { ticketFacts } from '../components/customer-tickets.tsx'
import { statusChoices } from '../components/ticket-text.ts'
import { useMyMembership } from '../components/use-my-membership.ts'
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
  const search = route.useSearch()
  const { status, q, whose } = search
  const navigate = route.useNavigate()
  const mine = useMyMembership()
  const { data: organization } = useQuery(queries.organization(api))
  const assignees = useQuery(queries.ticketAssignees(api))
  const [isOpening, opening] = useDisclosure(false)
  const list = useInfiniteQuery(
    queries.tickets(api, {
      ...(status !== undefined && { status }),
      ...(q !== undefined && { q }),
      ...lookedAfterBy(whose, mine),
      // What waits for staff: who has waited the longest comes first.
      ...(status === 'open' && { sort: 'waiting_since' as const }),
    }),
  )
  const narrow = (change: { status?: typeof status | null; q?: string | null; whose?: string | null }) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== null && value !== undefined)
    void navigate({ search: Object.fromEntries(next), replace: true })
  }
  const people = [
    ...(mine === null ? [] : [{ value: 'mine', label: 'Mine' }]),
    { value: 'nobody', label: 'Nobody’s' },
    ...(assignees.data?.data ?? []).filter(({ id }) => id !== mine).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Page
      title="Tickets"
      note="What customers ask, and all that was said about it."
      actionsNeed="tickets:write"
      actions={<Button onClick={opening.open}>New ticket</Button>}
    >
      <OpenTicket opened={isOpening} onClose={opening.close} />
      <Group>
        <SearchField label="Search by subject, number or customer" value={q} onSearch={(text) => narrow({ q: text ?? null })} />
        <Select
          aria-label="Status"
          placeholder="Every status"
          data={statusChoices}
          clearable
          maw={220}
          value={status ?? null}
          onChange={(value) => narrow({ status: statusChoices.find((choice) => choice.value === value)?.value ?? null })}
        />
        <Select
          aria-label="Looked after by"
          placeholder="Everybody’s"
          data={people}
          clearable
          searchable
          maw={220}
          value={whose ?? null}
          onChange={(value) => narrow({ whose: value })}
        />
      </Group>
      <ListPanel
        label="Tickets"
        list={list}
        minWidth={760}
        columns={ticketColumns(organization?.timezone ?? 'UTC')}
        empty={
          status === undefined && q === undefined && whose === undefined ? (
            <Empty title="No tickets">Customers open them in the portal, your software by the API, and you with “New ticket”.</Empty>
          ) : (
            <Empty title="None like this" />
          )
        }
      />
    </Page>
  )
}

/** `mine`, `nobody`, or somebody's id. */
function lookedAfterBy(whose: string | undefined, mine: string | null): { assignee?: string; unassigned?: 'true' } {
  if (whose === 'nobody') return { unassigned: 'true' }
  const assignee = whose === 'mine' ? mine : whose
  return assignee ? { assignee } : {}
}

function ticketColumns(timezone: string): readonly Column<Ticket>[] {
  return [
    ...ticketFacts(timezone).slice(0, 1),
    {
      header: 'Customer',
      isMinor: true,
      cell: ({ customer, customer_name: name }) => (
        <TextLink to="/customers/$id" params={{ id: customer }}>
          {name}
        </TextLink>
      ),
    },
    ...ticketFacts(timezone).slice(1),
  ]
}
