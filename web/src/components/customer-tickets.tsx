import { Button, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Ticket } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { OpenTicket } from '../forms/open-ticket.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment, formatMomentWithTime } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Empty } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { priorityLooks, ticketLooks } from './ticket-text.ts'

/** What a customer has asked, on their own screen. */
export function CustomerTickets({ customer, timezone }: { readonly customer: string; readonly timezone: string }) {
  const list = useInfiniteQuery(queries.tickets(useApi(), { customer, limit: 8 }))
  const [isOpening, opening] = useDisclosure(false)
  return (
    <>
      <OpenTicket opened={isOpening} onClose={opening.close} customer={customer} />
      <ListPanel
        title="Tickets"
        label="Tickets"
        list={list}
        columns={ticketFacts(timezone)}
        sideNeeds="tickets:write"
        side={
          <Button size="xs" variant="default" onClick={opening.open}>
            New ticket
          </Button>
        }
        empty={<Empty title="Nothing asked" />}
      />
    </>
  )
}

/** The columns of a list of tickets, wherever it stands. */
export function ticketFacts(timezone: string): readonly Column<Ticket>[] {
  return [
    {
      header: 'What',
      cell: ({ id, number, subject }) => (
        <Stack gap={0}>
          <TextLink to="/tickets/$id" params={{ id }} fw={600}>
            {subject}
          </TextLink>
          <Text span size="xs" c="dimmed">
            #{number}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'Status',
      cell: ({ status, waiting_since: since }) => (
        <Stack gap={2} align="flex-start">
          <StatusBadge look={ticketLooks[status]} />
          {since && (
            <Text span size="xs" c="dimmed">
              since {formatMomentWithTime(since, timezone)}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      header: 'Urgency',
      isMinor: true,
      cell: ({ priority }) => (priority === 'normal' ? '' : <StatusBadge look={priorityLooks[priority]} />),
    },
    { header: 'Looked after by', cell: ({ assignee_name: name }) => name ?? '', isMinor: true },
    { header: 'Last moved', figures: true, isMinor: true, cell: ({ updated_at: at }) => formatMoment(at, timezone) },
  ]
}
