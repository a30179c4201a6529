import { Badge, Button, Checkbox, Group, Paper, Select, Stack, Text, Textarea } from '@mantine/core'
import type { Ticket, TicketMessage } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { priorityChoices, ticketLooks } from '../components/ticket-text.ts'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { Facts } from '../ui/facts.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import classes from './ticket.module.css'

const route = getRouteApi('/tickets/$id')

export function TicketPage() {
  const { id } = route.useParams()
  const ticket = useQuery(queries.ticket(useApi(), id))
  return (
    <QueryPage query={ticket} title="Ticket" above={<Above />}>
      {(data) => <Loaded ticket={data} />}
    </QueryPage>
  )
}

function Above() {
  return (
    <TextLink to="/tickets" size="sm">
      Tickets
    </TextLink>
  )
}

function Loaded({ ticket }: { readonly ticket: Ticket }) {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const timezone = organization?.timezone ?? 'UTC'
  return (
    <Page
      title={ticket.subject}
      mark={<StatusBadge look={ticketLooks[ticket.status]} />}
      above={<Above />}
      note={`Ticket #${ticket.number}, opened ${formatMoment(ticket.created_at, timezone)}`}
      actionsNeed="tickets:write"
      actions={<Moves ticket={ticket} />}
    >
      <div className={classes.columns}>
        <Stack gap="lg">
          <Conversation ticket={ticket} timezone={timezone} />
          {ticket.status !== 'closed' && (
            <May do="tickets:write">
              <Answer ticket={ticket} />
            </May>
          )}
        </Stack>
        <About ticket={ticket} timezone={timezone} />
      </div>
    </Page>
  )
}

function Moves({ ticket: { id, status } }: { readonly ticket: Ticket }) {
  const api = useApi()
  const solve = useAction({ run: () => api.solveTicket(id), says: () => 'The ticket is solved' })
  const reopen = useAction({ run: () => api.reopenTicket(id), says: () => 'The ticket is open again' })
  if (status === 'closed') return null
  return (
    <>
      {status !== 'open' && (
        <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
          Open again
        </Button>
      )}
      {status !== 'solved' && (
        <Button variant="default" loading={solve.isPending} onClick={() => solve.mutate()}>
          Solve
        </Button>
      )}
    </>
  )
}

function Conversation({ ticket, timezone }: { readonly ticket: Ticket; readonly timezone: string }) {
  const said = useInfiniteQuery(queries.ticketMessages(useApi(), ticket))
  if (said.isError) return <ProblemPanel error={said.error} onRetry={() => void said.refetch()} />
  if (said.isPending) return <LoadingRows />
  return (
    <Stack component="ol" gap="md" className={classes.conversation} aria-label="What was said">
      {said.data.map((message) => (
        <Said key={message.id} message={message} timezone={timezone} />
      ))}
      {said.hasNextPage && (
        <Button variant="subtle" loading={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  )
}

function Said({ message, timezone }: { readonly message: TicketMessage; readonly timezone: string }) {
  const { author, author_name: name, internal: isInternal, body, created_at: at } = message
  return (
    <Paper
      component="li"
      withBorder
      p="md"
      radius="md"
      className={isInternal ? classes.note : author === 'customer' ? undefined : classes.ours}
    >
      <Group justify="space-between" gap="xs" mb={6}>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {name}
          </Text>
          {isInternal && (
            <Badge variant="light" color="yellow" radius="sm" tt="none">
              Note among staff
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {formatMoment(at, timezone)}
        </Text>
      </Group>
      <Text className={classes.body}>{body}</Text>
    </Paper>
  )
}

function Answer({ ticket: { id } }: { readonly ticket: Ticket }) {
  const api = useApi()
  const [body, setBody] = useState('')
  const [isNote, setIsNote] = useState(false)
  const send = useAction({
    run: () => api.addTicketMessage(id, { body: body.trim(), internal: isNote }),
    says: ({ internal }) => (internal ? 'The note is added' : 'The answer is sent'),
    afterwards: () => setBody(''),
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (body.trim() !== '') send.mutate()
  }
  return (
    <Panel title={isNote ? 'Note among staff' : 'Answer'}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Textarea
            aria-label={isNote ? 'Note' : 'Answer'}
            placeholder={isNote ? 'Only staff see this.' : 'The customer gets this by mail.'}
            autosize
            minRows={4}
            maxRows={16}
            maxLength={20_000}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          {send.error && <ProblemPanel error={send.error} />}
          <Group justify="space-between">
            <Checkbox label="A note among staff" checked={isNote} onChange={(event) => setIsNote(event.currentTarget.checked)} />
            <Button type="submit" disabled={body.trim() === ''} loading={send.isPending}>
              {isNote ? 'Add the note' : 'Send the answer'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}

function About({ ticket, timezone }: { readonly ticket: Ticket; readonly timezone: string }) {
  const { customer, customer_name: name, invoice, subscription, assignee_name: assignee, updated_at: movedAt } = ticket
  return (
    <Panel title="About">
      <Stack>
        <Facts
          facts={{
            Customer: (
              <TextLink to="/customers/$id" params={{ id: customer }}>
                {name}
              </TextLink>
            ),
            Invoice: invoice && (
              <TextLink to="/invoices/$id" params={{ id: invoice }} {...(ticket.line_item && { hash: ticket.line_item })}>
                {ticket.line_item ? 'A line of this invoice' : 'This invoice'}
              </TextLink>
            ),
            Subscription: subscription && (
              <TextLink to="/subscriptions/$id" params={{ id: subscription }}>
                This subscription
              </TextLink>
            ),
            'Looked after by': assignee,
            'Last moved': formatMoment(movedAt, timezone),
          }}
        />
        <May do="tickets:write">
          <Urgency ticket={ticket} />
        </May>
      </Stack>
    </Panel>
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
