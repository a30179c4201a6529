import { Button, Code, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { deliveryStatuses } from '@quarterday/core/webhook/delivery.ts'
import type { WebhookDelivery, WebhookEndpoint } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { deliveryLooks, outcomeOf } from './webhook-text.ts'

const choices = Object.entries(deliveryLooks).map(([value, { label }]) => ({ value, label }))

interface DeliveriesProps {
  readonly endpoints: readonly WebhookEndpoint[]
  readonly timezone: string
}

/** What was sent to whom, each attempt with its answer, and sending it again. */
export function WebhookDeliveries({ endpoints, timezone }: DeliveriesProps) {
  const api = useApi()
  const [endpoint, setEndpoint] = useState<string | null>(null)
  const [status, setStatus] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const wanted = deliveryStatuses.find((each) => each === status)
  const list = useInfiniteQuery(
    queries.webhookDeliveries(api, { ...(endpoint !== null && { endpoint }), ...(wanted && { status: wanted }) }),
  )
  const retry = useAction({
    run: ({ id }: WebhookDelivery) => api.retryWebhookDelivery(id),
    says: ({ event_type: type }) => `${type} is on its way again`,
  })
  const urls = new Map(endpoints.map(({ id, url }) => [id, url]))
  const open = list.data?.find(({ id }) => id === shown)
  return (
    <Stack gap="sm">
      {retry.error && <ProblemPanel error={retry.error} />}
      <ListPanel
        label="Deliveries"
        title="Deliveries"
        list={list}
        minWidth={760}
        columns={deliveryColumns({
          urls,
          timezone,
          onShow: setShown,
          onRetry: retry.mutate,
          isPending: retry.isPending,
        })}
        side={
          <Group gap="xs">
            <Select
              aria-label="Endpoint"
              placeholder="Any endpoint"
              size="xs"
              clearable
              data={endpoints.map(({ id, url }) => ({ value: id, label: url }))}
              value={endpoint}
              onChange={setEndpoint}
            />
            <Select
              aria-label="Status"
              placeholder="Any status"
              size="xs"
              w={140}
              clearable
              data={choices}
              value={status}
              onChange={setStatus}
            />
          </Group>
        }
        empty={
          endpoint === null && status === null ? (
            <Empty title="Nothing was sent yet">As soon as something happens that an endpoint wants to know, it appears here.</Empty>
          ) : (
            <Empty title="No delivery matches">Try another endpoint or status.</Empty>
          )
        }
      />
      <Modal opened={open !== undefined} onClose={() => setShown(null)} title={open?.event_type ?? 'Delivery'} size="lg">
        {open && <Attempts delivery={open} timezone={timezone} />}
      </Modal>
    </Stack>
  )
}

function deliveryColumns(given: {
  readonly urls: ReadonlyMap<string, string>
  readonly timezone: string
  readonly onShow: (id: string) => void
  readonly onRetry: (delivery: WebhookDelivery) => void
  readonly isPending: boolean
}): readonly Column<WebhookDelivery>[] {
  const { urls, timezone, onShow, onRetry, isPending } = given
  return [
    {
      header: 'Event',
      cell: ({ event_type: type, endpoint }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {type}
          </Text>
          <Text size="xs" c="dimmed" truncate maw={220}>
            {urls.get(endpoint) ?? 'an endpoint that was deleted'}
          </Text>
        </Stack>
      ),
    },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={deliveryLooks[status]} /> },
    {
      header: 'Last answer',
      cell: ({ attempts, next_attempt_at: next }) => {
        const last = attempts.at(-1)
        return (
          <Stack gap={0}>
            <Text size="sm">{last ? outcomeOf(last) : 'Not sent yet'}</Text>
            {last && next !== null && (
              <Text size="xs" c="dimmed">
                Attempt {last.number}, again {formatMomentWithTime(next, timezone)}
              </Text>
            )}
          </Stack>
        )
      },
    },
    { header: 'Created', cell: ({ created_at: at }) => formatMomentWithTime(at, timezone), figures: true },
    {
      header: 'Actions',
      figures: true,
      cell: (delivery) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button size="compact-xs" variant="subtle" onClick={() => onShow(delivery.id)}>
            Attempts
          </Button>
          <May do="webhooks:write">
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={isPending || delivery.status === 'pending' || !urls.has(delivery.endpoint)}
              onClick={() => onRetry(delivery)}
            >
              Send again
            </Button>
          </May>
        </Group>
      ),
    },
  ]
}

/** Every attempt with what came back, which is text of others and shown as such. */
function Attempts({ delivery, timezone }: { readonly delivery: WebhookDelivery; readonly timezone: string }) {
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        <Code>{delivery.event}</Code>
      </Text>
      {delivery.attempts.length === 0 && <Text size="sm">It was not sent yet.</Text>}
      {delivery.attempts.map((attempt) => (
        <Stack key={attempt.number} gap={4}>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {attempt.number}. {outcomeOf(attempt)}
            </Text>
            <Text size="xs" c="dimmed">
              {formatMomentWithTime(attempt.started_at, timezone)}
            </Text>
          </Group>
          {attempt.status_code !== null && attempt.detail !== null && <Text size="sm">{attempt.detail}</Text>}
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {attempt.url}
          </Text>
          {attempt.response !== null && attempt.response !== '' && (
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {attempt.response}
            </Code>
          )}
        </Stack>
      ))}
    </Stack>
  )
}
