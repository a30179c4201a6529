import { Group, Stack, Text } from '@mantine/core'
import type { PortalTicket } from '@quarterday/sdk/types.gen.ts'
import { IconMessageQuestion } from '@tabler/icons-react'
import { TicketStatus } from '../components/status.tsx'
import { useFormats } from '../formats.ts'
import { usePortalList } from '../queries.ts'
import { helpTexts } from '../texts/help.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Empty, LoadedList } from '../ui/states.tsx'
import classes from './help.module.css'

/** What the customer has asked, that last which was moved last. */
export function HelpPage() {
  const t = useTexts(helpTexts)
  const list = usePortalList(['tickets'], (api, at, options) => api.listPortalTickets({ limit: 25, ...at }, options))
  return (
    <Screen title={t.title} note={t.note} actions={<ButtonLink to="/help/new">{t.open}</ButtonLink>}>
      <Card>
        <LoadedList
          list={list}
          empty={
            <Empty title={t.none} icon={<IconMessageQuestion size={22} stroke={1.5} aria-hidden />}>
              {t.noneText}
            </Empty>
          }
        >
          {(tickets) => (
            <ul className={classes.list} aria-label={t.title}>
              {tickets.map((ticket) => (
                <Asked key={ticket.id} ticket={ticket} />
              ))}
            </ul>
          )}
        </LoadedList>
      </Card>
    </Screen>
  )
}

function Asked({ ticket: { id, number, subject, status, updated_at: at } }: { readonly ticket: PortalTicket }) {
  const t = useTexts(helpTexts)
  const formats = useFormats()
  return (
    <Group component="li" justify="space-between" gap="sm" className={classes.row}>
      <Stack gap={2} miw={0} flex="1 1 14rem">
        <TextLink to="/help/$id" params={{ id }} fw={600} size="md" className={classes.subject}>
          {subject}
        </TextLink>
        <Text size="xs" c="dimmed">
          {t.number(formats.count(number))} · {t.updated(formats.dayOf(at))}
        </Text>
      </Stack>
      <TicketStatus status={status} />
    </Group>
  )
}
