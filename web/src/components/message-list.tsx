import { Anchor, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { messageStatuses } from '@quarterday/core/notification/message.ts'
import type { Message } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { messageLooks, reasonOf } from './message-text.ts'
import { RenderedMail } from './rendered-mail.tsx'

const choices = Object.entries(messageLooks).map(([value, { label }]) => ({ value, label }))

/** What customers and staff were told: the outbox. */
export function MessageList({ titles, timezone }: { readonly titles: ReadonlyMap<string, string>; readonly timezone: string }) {
  const api = useApi()
  const [status, setStatus] = useState<string | null>(null)
  const [q, setQ] = useState<string | undefined>(undefined)
  const [shown, setShown] = useState<Message | null>(null)
  const wanted = messageStatuses.find((each) => each === status)
  const list = useInfiniteQuery(queries.messages(api, { ...(wanted && { status: wanted }), ...(q && { q }) }))
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SearchField label="Search subject or address" value={q} onSearch={setQ} />
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          w={{ base: '100%', xs: 170 }}
          data={choices}
          value={status}
          onChange={setStatus}
        />
      </Group>
      <ListPanel
        label="Messages"
        list={list}
        minWidth={760}
        columns={messageColumns({ titles, timezone, onShow: setShown })}
        empty={
          <Empty title={wanted || q ? 'Nothing matches' : 'No messages yet'}>
            What concerns customers or you is told by itself, and stands here as it was sent.
          </Empty>
        }
      />
      <MessageModal message={shown} timezone={timezone} onClose={() => setShown(null)} />
    </Stack>
  )
}

interface ColumnParts {
  readonly titles: ReadonlyMap<string, string>
  readonly timezone: string
  readonly onShow: (message: Message) => void
}

function messageColumns({ titles, timezone, onShow }: ColumnParts): readonly Column<Message>[] {
  return [
    {
      header: 'Message',
      cell: (message) => (
        <Stack gap={0}>
          <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => onShow(message)}>
            {message.subject || message.text || titles.get(message.template) || message.template}
          </Anchor>
          <Text size="xs" c="dimmed">
            {titles.get(message.template) ?? message.template}
          </Text>
        </Stack>
      ),
    },
    { header: 'To', cell: ({ address, channel }) => (channel === 'sms' ? `${address} (SMS)` : address || '–') },
    { header: 'By', cell: ({ transport }) => transport ?? '–' },
    { header: 'When', figures: true, cell: ({ created_at: at }) => formatMomentWithTime(at, timezone) },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={messageLooks[status]} /> },
  ]
}

interface ModalProps {
  readonly message: Message | null
  readonly timezone: string
  readonly onClose: () => void
}

/** One message as it was sent, what came of it, and sending it again. */
function MessageModal({ message, timezone, onClose }: ModalProps) {
  const api = useApi()
  const resend = useAction({
    run: ({ id }: Message) => api.resendMessage(id),
    says: ({ address }) => `It is on its way to ${address} again`,
    afterwards: onClose,
  })
  if (message === null) return null
  const { subject, from, address, created_at: at, next_attempt_at: nextAt, text, html } = message
  const reason = reasonOf(message)
  return (
    <Modal opened onClose={onClose} size="xl" title={subject || 'Text message'}>
      <Stack gap="sm">
        {resend.error && <ProblemPanel error={resend.error} />}
        <Group justify="space-between" align="start" gap="sm">
          <Stack gap={0}>
            <Text size="sm">
              From {from} to {address || 'nobody'}
            </Text>
            <Text size="xs" c="dimmed">
              {formatMomentWithTime(at, timezone)}
              {nextAt && `; next try ${formatMomentWithTime(nextAt, timezone)}`}
            </Text>
            {reason && (
              <Text size="sm" mt={4}>
                {reason}
              </Text>
            )}
          </Stack>
          <Group gap="sm">
            <StatusBadge look={messageLooks[message.status]} />
            <May do="notifications:write">
              <Button
                size="xs"
                variant="default"
                loading={resend.isPending}
                disabled={nextAt !== null || text === null || address === ''}
                onClick={() => resend.mutate(message)}
              >
                Send again
              </Button>
            </May>
          </Group>
        </Group>
        <RenderedMail subject={subject} html={html} text={text} />
      </Stack>
    </Modal>
  )
}
