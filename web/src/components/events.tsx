import { Button, Code, Group, Modal, Select, Stack, Text } from '@mantine/core'
import type { Event, WebhookEndpoint } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface EventsProps {
  /** To whom one can be sent again. */
  readonly endpoints: readonly WebhookEndpoint[]
  readonly timezone: string
}

/** What has happened, whether anybody outside was told or not. */
export function Events({ endpoints, timezone }: EventsProps) {
  const api = useApi()
  const [object, setObject] = useState<string | undefined>(undefined)
  const [shown, setShown] = useState<Event | null>(null)
  const list = useInfiniteQuery(queries.events(api, { limit: 10, ...(object && { object_id: object.slice(0, 64) }) }))
  return (
    <>
      <ListPanel
        label="Events"
        title="Events"
        list={list}
        minWidth={640}
        columns={columns(timezone, setShown)}
        side={<SearchField label="The id of what it happened to" value={object} onSearch={setObject} />}
        empty={
          object === undefined ? (
            <Empty title="Nothing has happened yet">Each change is an event, whether anybody is told or not.</Empty>
          ) : (
            <Empty title="Nothing happened to this one">An id is whole, such as cus_01h455vb4pex5vsknk084sn02q.</Empty>
          )
        }
      />
      <Modal opened={shown !== null} onClose={() => setShown(null)} title={shown?.type ?? 'Event'} size="lg">
        {shown && <OneEvent event={shown} endpoints={endpoints} timezone={timezone} />}
      </Modal>
    </>
  )
}

function columns(timezone: string, onShow: (event: Event) => void): readonly Column<Event>[] {
  return [
    { header: 'Event', cell: ({ type, object_id: object }) => <Named name={type} note={object} /> },
    { header: 'Happened', figures: true, isMinor: true, cell: ({ created_at: at }) => formatMomentWithTime(at, timezone) },
    {
      header: 'Actions',
      figures: true,
      cell: (event) => (
        <Button size="compact-xs" variant="subtle" aria-label={`Show ${event.type}`} onClick={() => onShow(event)}>
          Show
        </Button>
      ),
    },
  ]
}

/** One event as endpoints are told it, and telling one of them again. */
function OneEvent({ event, endpoints, timezone }: EventsProps & { readonly event: Event }) {
  const api = useApi()
  const told = endpoints.filter(({ status }) => status === 'enabled')
  const [endpoint, setEndpoint] = useState<string | null>(told[0]?.id ?? null)
  const resend = useAction({
    run: (id: string) => api.resendEvent(event.id, { endpoint: id }),
    says: () => 'It is on its way; the deliveries say what comes of it',
  })
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        <Code>{event.id}</Code>, {formatMomentWithTime(event.created_at, timezone)}. Number {event.sequence} of{' '}
        <Code>{event.object_id}</Code>.
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(event.data, null, 2)}
      </Code>
      {resend.error && <ProblemPanel error={resend.error} />}
      {told.length > 0 && (
        <May do="webhooks:write">
          <Group justify="flex-end" align="end">
            <Select
              label="Tell it again to"
              flex={1}
              miw={0}
              allowDeselect={false}
              data={told.map(({ id, url }) => ({ value: id, label: url }))}
              value={endpoint}
              onChange={setEndpoint}
            />
            <Button disabled={endpoint === null} loading={resend.isPending} onClick={() => endpoint !== null && resend.mutate(endpoint)}>
              Send it
            </Button>
          </Group>
        </May>
      )}
    </Stack>
  )
}
