import { Button, Code, Group, Modal, Select, Stack, Text } from '@mantine/core'
import type { GatewayEvent } from '@quarterday/sdk/types.gen.ts'
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

const looks = {
  received: { label: 'Waits', color: 'copper' },
  processed: { label: 'Applied', color: 'teal' },
  ignored: { label: 'Ignored', color: 'gray' },
  failed: { label: 'Given up', color: 'red' },
} as const satisfies Record<GatewayEvent['status'], object>

const statuses = ['received', 'processed', 'ignored', 'failed'] as const satisfies readonly GatewayEvent['status'][]

/** What payment gateways have sent, and what came of it. */
export function GatewayEvents({ timezone }: { readonly timezone: string }) {
  const api = useApi()
  const [status, setStatus] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const wanted = statuses.find((each) => each === status)
  const list = useInfiniteQuery(queries.gatewayEvents(api, { ...(wanted && { status: wanted }) }))
  const replay = useAction({
    run: ({ id }: GatewayEvent) => api.replayGatewayEvent(id),
    says: ({ type }) => `${type} is looked into again`,
  })
  return (
    <Stack gap="sm">
      {replay.error && <ProblemPanel error={replay.error} />}
      <ListPanel
        label="From payment gateways"
        title="From payment gateways"
        list={list}
        minWidth={760}
        columns={columns({ timezone, onShow: setShown, onReplay: replay.mutate, isPending: replay.isPending })}
        side={
          <Select
            aria-label="Status of gateway events"
            placeholder="Any status"
            size="xs"
            w={140}
            clearable
            data={statuses.map((value) => ({ value, label: looks[value].label }))}
            value={status}
            onChange={setStatus}
          />
        }
        empty={
          status === null ? (
            <Empty title="Nothing has come yet">What Stripe or PayPal send to this organization’s address appears here.</Empty>
          ) : (
            <Empty title="No event matches">Try another status.</Empty>
          )
        }
      />
      <Modal opened={shown !== null} onClose={() => setShown(null)} title="As it came" size="lg">
        {shown !== null && <Body id={shown} />}
      </Modal>
    </Stack>
  )
}

function columns(given: {
  readonly timezone: string
  readonly onShow: (id: string) => void
  readonly onReplay: (event: GatewayEvent) => void
  readonly isPending: boolean
}): readonly Column<GatewayEvent>[] {
  const { timezone, onShow, onReplay, isPending } = given
  return [
    {
      header: 'Event',
      cell: ({ type, gateway, about }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {type}
          </Text>
          <Text size="xs" c="dimmed" truncate maw={260}>
            {gateway}
            {about && `, ${about.reference}`}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'Status',
      cell: ({ status, last_error: error }) => (
        <Stack gap={0} align="flex-start">
          <StatusBadge look={looks[status]} />
          {error !== null && (
            <Text size="xs" c="dimmed" maw={260}>
              {error}
            </Text>
          )}
        </Stack>
      ),
    },
    { header: 'Came', cell: ({ deliveries }) => (deliveries === 1 ? 'once' : `${deliveries} times`) },
    { header: 'Received', cell: ({ received_at: at }) => formatMomentWithTime(at, timezone), figures: true },
    {
      header: 'Actions',
      figures: true,
      cell: (event) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button size="compact-xs" variant="subtle" onClick={() => onShow(event.id)}>
            Show
          </Button>
          <May do="payments:write">
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={isPending || event.status === 'received' || event.about === null}
              onClick={() => onReplay(event)}
            >
              Look again
            </Button>
          </May>
        </Group>
      ),
    },
  ]
}

/** Text of others, shown as such. */
function Body({ id }: { readonly id: string }) {
  const event = useQuery(queries.gatewayEvent(useApi(), id))
  if (event.isError) return <ProblemPanel error={event.error} onRetry={() => void event.refetch()} />
  if (event.isPending) return <LoadingRows count={2} />
  return (
    <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {event.data.body ?? 'It is not kept any more.'}
    </Code>
  )
}
