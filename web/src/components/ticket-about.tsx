import { Button, Select, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Ticket } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { AssigneeSelect } from '../forms/assignee-select.tsx'
import { EditTicket } from '../forms/edit-ticket.tsx'
import { May, useMay } from '../may.tsx'
import { queries } from '../queries.ts'
import { Facts } from '../ui/facts.tsx'
import { formatMoment, formatMomentWithTime } from '../ui/format-date.ts'
import { lineTitle } from '../ui/line-title.ts'
import { TextLink } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { planName } from './columns.tsx'
import { priorityChoices } from './ticket-text.ts'
import { useMyMembership } from './use-my-membership.ts'

/** What a ticket is about, how urgent it is and who looks after it. */
export function TicketAbout({ ticket, timezone }: { readonly ticket: Ticket; readonly timezone: string }) {
  const [isEditing, editing] = useDisclosure(false)
  const may = useMay('tickets:write')
  const { customer, customer_name: name, assignee_name: assignee, updated_at: movedAt, waiting_since: since } = ticket
  return (
    <Panel
      title="About"
      sideNeeds="tickets:write"
      side={
        <Button size="compact-xs" variant="subtle" onClick={editing.open}>
          Change
        </Button>
      }
    >
      <EditTicket ticket={ticket} opened={isEditing} onClose={editing.close} />
      <Stack>
        <Facts
          facts={{
            Customer: (
              <TextLink to="/customers/$id" params={{ id: customer }}>
                {name}
              </TextLink>
            ),
            Subscription: ticket.subscription && <SubscriptionLink id={ticket.subscription} />,
            Invoice: ticket.invoice && <InvoiceLink id={ticket.invoice} line={ticket.line_item} />,
            'Waits since': since && formatMomentWithTime(since, timezone),
            'Last moved': formatMoment(movedAt, timezone),
            'Looked after by': may ? null : (assignee ?? 'Nobody'),
          }}
        />
        <May do="tickets:write">
          <Assigning ticket={ticket} />
          <Urgency ticket={ticket} />
        </May>
      </Stack>
    </Panel>
  )
}

function SubscriptionLink({ id }: { readonly id: string }) {
  const { data } = useQuery(queries.subscription(useApi(), id))
  return (
    <TextLink to="/subscriptions/$id" params={{ id }}>
      {data ? planName(data) : 'This subscription'}
    </TextLink>
  )
}

function InvoiceLink({ id, line }: { readonly id: string; readonly line: string | null }) {
  const { data } = useQuery(queries.invoice(useApi(), id))
  const found = data?.lines?.find((each) => each.id === line)
  return (
    <>
      <TextLink to="/invoices/$id" params={{ id }} {...(line !== null && { hash: line })}>
        {data?.number ?? 'This invoice'}
      </TextLink>
      {found && (
        <Text size="xs" c="dimmed">
          {lineTitle(found)}
        </Text>
      )}
    </>
  )
}

function Assigning({ ticket: { id, assignee, assignee_name: name } }: { readonly ticket: Ticket }) {
  const api = useApi()
  const mine = useMyMembership()
  const assign = useAction({
    run: (member: string | null) => api.updateTicket(id, { assignee: member }),
    says: ({ assignee_name: now }) => (now === null ? 'Nobody looks after it' : `${now} looks after it`),
  })
  return (
    <Stack gap={4} align="stretch">
      <AssigneeSelect
        value={assignee ?? ''}
        name={name}
        isPending={assign.isPending}
        onChange={(member) => assign.mutate(member || null)}
      />
      {mine !== null && mine !== assignee && (
        <Button size="compact-xs" variant="subtle" style={{ alignSelf: 'flex-start' }} onClick={() => assign.mutate(mine)}>
          I look after it
        </Button>
      )}
      {assign.error && <ProblemPanel error={assign.error} />}
    </Stack>
  )
}

function Urgency({ ticket: { id, priority } }: { readonly ticket: Ticket }) {
  const api = useApi()
  const change = useAction({ run: (next: Ticket['priority']) => api.updateTicket(id, { priority: next }), says: () => 'Changed' })
  return (
    <Stack gap="xs">
      <Select
        label="Urgency"
        data={priorityChoices}
        allowDeselect={false}
        value={priority}
        onChange={(value) => {
          const next = priorityChoices.find((choice) => choice.value === value)?.value
          if (next !== undefined && next !== priority) change.mutate(next)
        }}
      />
      {change.error && <ProblemPanel error={change.error} />}
    </Stack>
  )
}
