import { Button, Code, Menu, Stack, Switch, Text } from '@mantine/core'
import type { ApiKey, NewApiKey } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { CreateApiKey } from '../forms/create-api-key.tsx'
import { EditApiKey } from '../forms/edit-api-key.tsx'
import { RevokeApiKey } from '../forms/revoke-api-key.tsx'
import { RotateApiKey } from '../forms/rotate-api-key.tsx'
import { ShowSecret } from '../forms/show-secret.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment, formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { Empty } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { isUsable, keyLook } from './api-key-text.ts'
import { permissionsText } from './permission-text.ts'

/** What software comes in with, and all that can be done with it. */
export function ApiKeys({ timezone }: { readonly timezone: string }) {
  const all = queries.apiKeys(useApi())
  const keys = useInfiniteQuery(all)
  const [isCreating, setIsCreating] = useState(false)
  const [edited, setEdited] = useState<ApiKey | null>(null)
  const [rotated, setRotated] = useState<ApiKey | null>(null)
  const [revoked, setRevoked] = useState<ApiKey | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [withOld, setWithOld] = useState(false)
  const showSecret = (key: NewApiKey) => setSecret(key.secret)
  const now = new Date()
  // Those that open nothing any more are kept for the record, out of the way.
  const usable = useInfiniteQuery({ ...all, select: ({ pages }) => pages.flatMap(({ data }) => data).filter((key) => isUsable(key, now)) })
  const hasOld = (keys.data?.length ?? 0) > (usable.data?.length ?? 0)
  return (
    <>
      <ListPanel
        label="API keys"
        title="Keys"
        list={withOld ? keys : usable}
        minWidth={820}
        columns={keyColumns({ timezone, now, onEdit: setEdited, onRotate: setRotated, onRevoke: setRevoked })}
        sideNeeds="api_keys:write"
        side={
          <Button size="xs" onClick={() => setIsCreating(true)}>
            New key
          </Button>
        }
        empty={<Empty title="No keys">Software that works with this organization needs one.</Empty>}
      />
      {hasOld && <Switch size="sm" label="Also those that open nothing any more" checked={withOld} onChange={() => setWithOld(!withOld)} />}
      <CreateApiKey opened={isCreating} onClose={() => setIsCreating(false)} onCreated={showSecret} />
      <EditApiKey apiKey={edited} onClose={() => setEdited(null)} />
      <RotateApiKey apiKey={rotated} onClose={() => setRotated(null)} onRotated={showSecret} />
      <RevokeApiKey apiKey={revoked} onClose={() => setRevoked(null)} />
      <ShowSecret secret={secret} onClose={() => setSecret(null)} title="Your new key">
        It is shown this once. Put it where your software finds it, and nowhere else.
      </ShowSecret>
    </>
  )
}

interface Actions {
  readonly timezone: string
  readonly now: Date
  readonly onEdit: (key: ApiKey) => void
  readonly onRotate: (key: ApiKey) => void
  readonly onRevoke: (key: ApiKey) => void
}

function keyColumns({ timezone, now, onEdit, onRotate, onRevoke }: Actions): readonly Column<ApiKey>[] {
  return [
    { header: 'Key', cell: ({ name, hint }) => <Named name={name} note={<Code fz="xs">{hint}</Code>} /> },
    {
      header: 'May',
      cell: ({ scopes, allowed_addresses: addresses }) => (
        <Text size="sm" maw={260} title={scopes.join(', ')}>
          {permissionsText(scopes)}
          {addresses.length > 0 && (
            <Text span inherit c="dimmed" title={addresses.join(', ')}>
              {' '}
              from {addresses.length === 1 ? addresses[0] : `${addresses.length} addresses`}
            </Text>
          )}
        </Text>
      ),
    },
    {
      header: 'Status',
      cell: (key) => (
        <Stack gap={2} align="flex-start">
          <StatusBadge look={keyLook(key, now)} />
          {key.revoked_at === null && key.expires_at !== null && (
            <Text size="xs" c="dimmed">
              {isUsable(key, now) ? 'until' : 'since'} {formatMomentWithTime(key.expires_at, timezone)}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      header: 'Last used',
      figures: true,
      cell: ({ last_used_at: at }) => (at === null ? 'Never' : formatMomentWithTime(at, timezone)),
    },
    {
      header: 'Made',
      cell: ({ created_at: at, created_by: by }) => (
        <Stack gap={0}>
          <Text size="sm">{formatMoment(at, timezone)}</Text>
          {by !== null && (
            <Text size="xs" c="dimmed">
              by {by.name ?? 'somebody who is gone'}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      header: 'Actions',
      needs: 'api_keys:write',
      figures: true,
      cell: (key) =>
        isUsable(key, now) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-xs" variant="subtle" aria-label={`More for ${key.name}`}>
                More
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onEdit(key)}>Edit</Menu.Item>
              <Menu.Item onClick={() => onRotate(key)}>Rotate</Menu.Item>
              <Menu.Item color="red" onClick={() => onRevoke(key)}>
                Revoke
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ),
    },
  ]
}
