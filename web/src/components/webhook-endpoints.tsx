import { Button, Group, Menu, Stack, Text } from '@mantine/core'
import type { NewWebhookEndpoint, WebhookEndpoint } from '@quarterday/sdk/types.gen.ts'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { DeleteWebhookEndpoint } from '../forms/delete-webhook-endpoint.tsx'
import { EditWebhookEndpoint } from '../forms/edit-webhook-endpoint.tsx'
import { ReplayWebhookEndpoint } from '../forms/replay-webhook-endpoint.tsx'
import { ShowSecret } from '../forms/show-secret.tsx'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { endpointLooks, troubleOf } from './webhook-text.ts'

interface EndpointsProps {
  readonly list: UseInfiniteQueryResult<WebhookEndpoint[]>
  readonly timezone: string
}

/** Who is told what happens, and all that can be done with them. */
export function WebhookEndpoints({ list, timezone }: EndpointsProps) {
  const api = useApi()
  const [edited, setEdited] = useState<WebhookEndpoint | 'new' | null>(null)
  const [deleted, setDeleted] = useState<WebhookEndpoint | null>(null)
  const [replayed, setReplayed] = useState<WebhookEndpoint | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const showSecret = ({ secret: fresh }: NewWebhookEndpoint) => setSecret(fresh)
  const test = useAction({
    run: ({ id }: WebhookEndpoint) => api.testWebhookEndpoint(id),
    says: () => 'A test is on its way; the deliveries say what comes of it',
  })
  const turn = useAction({
    run: ({ id, status }: WebhookEndpoint) => (status === 'enabled' ? api.disableWebhookEndpoint(id) : api.enableWebhookEndpoint(id)),
    says: ({ url, status }) => (status === 'enabled' ? `${url} is told again what happens` : `${url} is told nothing more`),
  })
  const rotate = useAction({
    run: async ({ id }: WebhookEndpoint) => {
      const rotated = await api.rotateWebhookEndpointSecret(id)
      showSecret(rotated)
      return rotated
    },
    says: ({ url }) => `${url} has a new secret; for a day the old one signs too`,
  })
  const error = test.error ?? turn.error ?? rotate.error
  const isPending = test.isPending || turn.isPending || rotate.isPending
  return (
    <Stack gap="sm">
      {error && <ProblemPanel error={error} />}
      <ListPanel
        label="Endpoints"
        title="Endpoints"
        list={list}
        minWidth={760}
        columns={endpointColumns({
          timezone,
          isPending,
          onTest: test.mutate,
          onTurn: turn.mutate,
          onRotate: rotate.mutate,
          onEdit: setEdited,
          onReplay: setReplayed,
          onDelete: setDeleted,
        })}
        sideNeeds="webhooks:write"
        side={
          <Button size="xs" onClick={() => setEdited('new')}>
            New endpoint
          </Button>
        }
        empty={<Empty title="No endpoints yet">Nobody outside is told what happens here.</Empty>}
      />
      <EditWebhookEndpoint endpoint={edited} onClose={() => setEdited(null)} onCreated={showSecret} />
      <DeleteWebhookEndpoint endpoint={deleted} onClose={() => setDeleted(null)} />
      <ReplayWebhookEndpoint endpoint={replayed} timezone={timezone} onClose={() => setReplayed(null)} />
      <ShowSecret secret={secret} onClose={() => setSecret(null)} />
    </Stack>
  )
}

interface Actions {
  readonly timezone: string
  readonly isPending: boolean
  readonly onTest: (endpoint: WebhookEndpoint) => void
  readonly onTurn: (endpoint: WebhookEndpoint) => void
  readonly onRotate: (endpoint: WebhookEndpoint) => void
  readonly onEdit: (endpoint: WebhookEndpoint) => void
  readonly onReplay: (endpoint: WebhookEndpoint) => void
  readonly onDelete: (endpoint: WebhookEndpoint) => void
}

function endpointColumns(actions: Actions): readonly Column<WebhookEndpoint>[] {
  const { timezone, isPending, onTest, onTurn, onRotate, onEdit, onReplay, onDelete } = actions
  return [
    {
      header: 'Endpoint',
      cell: ({ url, description }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600} truncate maw={360} title={url}>
            {url}
          </Text>
          {description !== null && (
            <Text size="xs" c="dimmed">
              {description}
            </Text>
          )}
        </Stack>
      ),
    },
    { header: 'Is told', cell: ({ events }) => (events.includes('*') ? 'Everything' : events.join(', ')) },
    {
      header: 'Status',
      cell: (endpoint) => (
        <Stack gap={2} align="flex-start">
          <StatusBadge look={endpointLooks[endpoint.status]} />
          {troubleOf(endpoint) && (
            <Text size="xs" c="dimmed">
              {troubleOf(endpoint)}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      header: 'Last delivery',
      figures: true,
      cell: ({ last_delivered_at: at }) => (at === null ? 'None yet' : formatMomentWithTime(at, timezone)),
    },
    {
      header: 'Actions',
      needs: 'webhooks:write',
      figures: true,
      cell: (endpoint) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={isPending || endpoint.status !== 'enabled'}
            onClick={() => onTest(endpoint)}
            aria-label={`Send a test to ${endpoint.url}`}
          >
            Test
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-xs" variant="subtle" disabled={isPending} aria-label={`More for ${endpoint.url}`}>
                More
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onEdit(endpoint)}>Change</Menu.Item>
              {endpoint.status === 'enabled' && <Menu.Item onClick={() => onReplay(endpoint)}>Send again what never arrived</Menu.Item>}
              <Menu.Item onClick={() => onRotate(endpoint)}>New secret</Menu.Item>
              <Menu.Item onClick={() => onTurn(endpoint)}>{endpoint.status === 'enabled' ? 'Disable' : 'Enable'}</Menu.Item>
              <Menu.Item color="red" onClick={() => onDelete(endpoint)}>
                Delete
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      ),
    },
  ]
}
