import { Button, Select, Stack, Text } from '@mantine/core'
import type { HelpDeskTicket } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { syncLooks } from './help-desk-text.ts'

const statuses = ['failed', 'waiting', 'synced'] as const satisfies readonly HelpDeskTicket['status'][]

/** Tickets that the help desk keeps: those that were given up first, each with its reason and a way to begin anew. */
export function HelpDeskTickets({ timezone }: { readonly timezone: string }) {
  const api = useApi()
  const [status, setStatus] = useState<HelpDeskTicket['status']>('failed')
  const list = useQuery(queries.helpDeskTickets(api, { status, limit: 100 }))
  const retry = useAction({
    run: ({ ticket }: HelpDeskTicket) => api.syncTicket(ticket),
    says: ({ number }) => `Ticket #${number} is tried again`,
  })
  if (list.isError) return <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
  return (
    <Panel
      flush
      title="Tickets"
      side={
        <Select
          aria-label="How well tickets are in step"
          size="xs"
          w={140}
          allowDeselect={false}
          data={statuses.map((value) => ({ value, label: syncLooks[value].label }))}
          value={status}
          onChange={(value) => setStatus(statuses.find((each) => each === value) ?? 'failed')}
        />
      }
    >
      {retry.error && <ProblemPanel error={retry.error} />}
      {list.isPending ? (
        <LoadingRows />
      ) : list.data.data.length === 0 ? (
        <Empty title={status === 'failed' ? 'Nothing was given up' : 'None like this'} />
      ) : (
        <DataTable
          label="Tickets at the help desk"
          minWidth={720}
          rowKey={({ ticket }) => ticket}
          rows={list.data.data}
          columns={columns({ timezone, onRetry: retry.mutate, isPending: retry.isPending })}
        />
      )}
    </Panel>
  )
}

interface ColumnParts {
  readonly timezone: string
  readonly onRetry: (row: HelpDeskTicket) => void
  readonly isPending: boolean
}

function columns({ timezone, onRetry, isPending }: ColumnParts): readonly Column<HelpDeskTicket>[] {
  return [
    {
      header: 'Ticket',
      cell: ({ ticket, number, subject }) => (
        <Stack gap={0}>
          <TextLink to="/tickets/$id" params={{ id: ticket }} fw={600}>
            {subject}
          </TextLink>
          <Text span size="xs" c="dimmed">
            #{number}
          </Text>
        </Stack>
      ),
    },
    { header: 'There', isMinor: true, cell: ({ reference }) => (reference === null ? 'Not yet' : `#${reference}`) },
    {
      header: 'State',
      cell: ({ status, last_error: error }) => (
        <Stack gap={2} align="flex-start">
          <StatusBadge look={syncLooks[status]} />
          {error && (
            <Text size="xs" c="dimmed" maw={320} style={{ overflowWrap: 'anywhere' }}>
              {error}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      header: 'Last in step',
      isMinor: true,
      figures: true,
      cell: ({ synced_at: at }) => (at === null ? 'Never' : formatMomentWithTime(at, timezone)),
    },
    {
      header: 'Actions',
      needs: 'tickets:write',
      figures: true,
      cell: (row) =>
        row.status !== 'synced' && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={isPending}
            onClick={() => onRetry(row)}
            aria-label={`Try ticket ${row.number} again`}
          >
            Try again
          </Button>
        ),
    },
  ]
}
