import { Badge, Button, Checkbox, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import type { Ticket, TicketMessage } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { ObjectHistory } from '../components/object-history.tsx'
import { TicketAbout } from '../components/ticket-about.tsx'
import { TicketDesk } from '../components/ticket-desk.tsx'
import { ticketLooks } from '../components/ticket-text.ts'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
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
        <Stack gap="lg">
          <TicketAbout ticket={ticket} timezone={timezone} />
          <TicketDesk ticket={ticket} timezone={timezone} />
        </Stack>
      </div>
      <ObjectHistory id={ticket.id} />
    </Page>
  )
}

function Moves({ ticket: { id, status } }: { readonly ticket: Ticket }) {
  const api = useApi()
  const solve = useAction({ run: () => api.solveTicket(id), says: () => 'The ticket is solved' })
  const close = useAction({ run: () => api.closeTicket(id), says: () => 'The ticket is closed for good' })
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
      {status === 'solved' && (
        <Button variant="default" loading={close.isPending} onClick={() => close.mutate()}>
          Close for good
        </Button>
      )}
      {[solve.error, reopen.error, close.error].map((error) => error && <ProblemPanel key={error.message} error={error} />)}
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
