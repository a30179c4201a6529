import { Button, Group, Stack, Text } from '@mantine/core'
import type { PortalTicket, PortalTicketMessage } from '@quarterday/sdk/types.gen.ts'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { FormErrors } from '../../ui/form-errors.tsx'
import { TicketStatus } from '../components/status.tsx'
import { useFormats } from '../formats.ts'
import { usePortalAction, usePortalList, usePortalQuery } from '../queries.ts'
import { helpTexts } from '../texts/help.ts'
import { useTexts } from '../texts.ts'
import { TextLink } from '../ui/link.tsx'
import { Problem } from '../ui/problem.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Loaded, LoadedList } from '../ui/states.tsx'
import classes from './help.module.css'
import { BodyField } from './new-ticket.tsx'

const route = getRouteApi('/help/$id')

/** What was asked and said, and going on with it. */
export function TicketPage() {
  const { id } = route.useParams()
  const t = useTexts(helpTexts)
  // Whoever comes by a notice wants what was said last.
  const ticket = usePortalQuery(['tickets', id], (api, options) => api.getPortalTicket(id, options), { staleTime: 0 })
  if (ticket.data) return <Shown ticket={ticket.data} />
  return (
    <Screen title={t.title} above={<Above />}>
      <Loaded query={ticket}>{() => null}</Loaded>
    </Screen>
  )
}

function Above() {
  const t = useTexts(helpTexts)
  return (
    <TextLink to="/help" size="sm">
      {t.back}
    </TextLink>
  )
}

function Shown({ ticket }: { readonly ticket: PortalTicket }) {
  const t = useTexts(helpTexts)
  const formats = useFormats()
  const { id, number, subject, status, updated_at: updatedAt } = ticket
  const solve = usePortalAction({ run: (api) => api.solvePortalTicket(id), says: () => t.solved })
  const said = usePortalList(['tickets', id, 'messages', status, updatedAt], (api, at, options) =>
    api.listPortalTicketMessages(id, { limit: 100, ...at }, options),
  )
  return (
    <Screen
      title={subject}
      mark={<TicketStatus status={status} />}
      above={<Above />}
      note={
        <>
          {t.number(formats.count(number))} <About ticket={ticket} />
        </>
      }
      actions={
        (status === 'open' || status === 'pending') && (
          <Button variant="default" loading={solve.isPending} onClick={() => solve.mutate()}>
            {t.solve}
          </Button>
        )
      }
    >
      {solve.error && <Problem error={solve.error} />}
      <LoadedList list={said} empty={null}>
        {(messages) => (
          <Stack component="ol" gap="md" className={classes.thread} aria-label={t.thread}>
            {messages.map((message) => (
              <Said key={message.id} message={message} />
            ))}
          </Stack>
        )}
      </LoadedList>
      {status === 'closed' ? <Text c="dimmed">{t.closed}</Text> : <Reply ticket={ticket} />}
    </Screen>
  )
}

function About({ ticket: { invoice, line_item: line, subscription } }: { readonly ticket: PortalTicket }) {
  const t = useTexts(helpTexts)
  if (invoice !== null)
    return (
      <TextLink to="/invoices/$id" params={{ id: invoice }} {...(line !== null && { hash: line })}>
        {line === null ? t.aboutInvoice : t.aboutLine}
      </TextLink>
    )
  if (subscription !== null)
    return (
      <TextLink to="/subscriptions/$id" params={{ id: subscription }}>
        {t.aboutSubscription}
      </TextLink>
    )
  return null
}

function Said({ message: { author, author_name: name, body, created_at: at } }: { readonly message: PortalTicketMessage }) {
  const t = useTexts(helpTexts)
  const formats = useFormats()
  const isMine = author === 'customer'
  return (
    <li className={`${classes.message} ${isMine ? classes.mine : classes.theirs}`}>
      <Group justify="space-between" gap="md" mb={4}>
        <Text size="sm" fw={600}>
          {isMine ? t.you : name}
        </Text>
        <Text size="xs" c="dimmed">
          {formats.moment(at)}
        </Text>
      </Group>
      <Text size="sm" className={classes.body}>
        {body}
      </Text>
    </li>
  )
}

function Reply({ ticket: { id, status } }: { readonly ticket: PortalTicket }) {
  const t = useTexts(helpTexts)
  const [body, setBody] = useState('')
  const reply = usePortalAction({
    run: (api) => api.addPortalTicketMessage(id, { body: body.trim() }),
    says: () => t.replied,
    afterwards: () => setBody(''),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (body.trim() !== '') reply.mutate()
  }
  return (
    <Card>
      <form onSubmit={submit}>
        <FormErrors error={reply.error}>
          <Stack>
            {status === 'pending' && <Text size="sm">{t.waitsForYou}</Text>}
            {status === 'solved' && <Text size="sm">{t.reopens}</Text>}
            <BodyField label={t.reply} value={body} onChange={setBody} />
            {reply.error && <Problem error={reply.error} says={{ card_data_refused: t.cardNumber }} />}
            <Group justify="flex-end">
              <Button type="submit" disabled={body.trim() === ''} loading={reply.isPending}>
                {t.sendReply}
              </Button>
            </Group>
          </Stack>
        </FormErrors>
      </form>
    </Card>
  )
}
