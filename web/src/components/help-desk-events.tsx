import { Button, Code, Modal, Select, Stack, Text } from '@mantine/core'
import type { HelpDeskEvent } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { deskEventLooks } from './help-desk-text.ts'

const statuses = ['received', 'processed', 'ignored', 'failed'] as const satisfies readonly HelpDeskEvent['status'][]

/** What the help desk has sent, and what came of it. */
export function HelpDeskEvents({ timezone }: { readonly timezone: string }) {
  const api = useApi()
  const [status, setStatus] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const wanted = statuses.find((each) => each === status)
  const list = useInfiniteQuery(queries.helpDeskEvents(api, { ...(wanted && { status: wanted }) }))
  return (
    <>
      <ListPanel
        label="From the help desk"
        title="From the help desk"
        list={list}
        minWidth={640}
        columns={columns(timezone, setShown)}
        side={
          <Select
            aria-label="Status of what the help desk sent"
            placeholder="Any status"
            size="xs"
            w={140}
            clearable
            data={statuses.map((value) => ({ value, label: deskEventLooks[value].label }))}
            value={status}
            onChange={setStatus}
          />
        }
        empty={
          status === null ? (
            <Empty title="Nothing has come yet">What it sends to the address above appears here.</Empty>
          ) : (
            <Empty title="None like this" />
          )
        }
      />
      <Modal opened={shown !== null} onClose={() => setShown(null)} title="From the help desk" size="lg">
        {shown !== null && <Shown id={shown} />}
      </Modal>
    </>
  )
}

function Shown({ id }: { readonly id: string }) {
  const api = useApi()
  const event = useQuery(queries.helpDeskEvent(api, id))
  const replay = useAction({ run: () => api.replayHelpDeskEvent(id), says: () => 'It is worked on again' })
  if (event.isError) return <ProblemPanel error={event.error} />
  if (event.isPending) return <LoadingRows />
  const { type, status, last_error: error, body, about } = event.data
  return (
    <Stack>
      <Text size="sm" fw={600}>
        {type}
      </Text>
      {error && (
        <Text size="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
          {error}
        </Text>
      )}
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {body ?? 'Its text is not kept any more.'}
      </Code>
      {replay.error && <ProblemPanel error={replay.error} />}
      {about !== null && status !== 'received' && (
        <May do="tickets:write">
          <Button variant="default" style={{ alignSelf: 'flex-end' }} loading={replay.isPending} onClick={() => replay.mutate()}>
            Work on it again
          </Button>
        </May>
      )}
    </Stack>
  )
}

function columns(timezone: string, onShow: (id: string) => void): readonly Column<HelpDeskEvent>[] {
  return [
    {
      header: 'What',
      cell: ({ type, about }) => (
        <Stack gap={0}>
          <Text size="sm">{type.replace('zen:event-type:', '')}</Text>
          <Text size="xs" c="dimmed">
            {about === null ? 'No ticket' : `About ${about}`}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'Status',
      cell: ({ status, last_error: error }) => (
        <Stack gap={2} align="flex-start">
          <StatusBadge look={deskEventLooks[status]} />
          {error && (
            <Text size="xs" c="dimmed" maw={280}>
              {error}
            </Text>
          )}
        </Stack>
      ),
    },
    { header: 'Came', isMinor: true, figures: true, cell: ({ received_at: at }) => formatMomentWithTime(at, timezone) },
    {
      header: 'Actions',
      figures: true,
      cell: ({ id, type }) => (
        <Button size="compact-xs" variant="subtle" onClick={() => onShow(id)} aria-label={`Show ${type}`}>
          Show
        </Button>
      ),
    },
  ]
}
