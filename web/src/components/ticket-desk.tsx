import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import type { Ticket } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { deskTitles, syncLooks } from './help-desk-text.ts'

/** Where a ticket is kept outside, how well both are in step, and what is wrong. Without a help desk there is nothing to say. */
export function TicketDesk({ ticket: { id, help_desk: desk }, timezone }: { readonly ticket: Ticket; readonly timezone: string }) {
  const api = useApi()
  const sync = useAction({ run: () => api.syncTicket(id), says: () => 'Both sides are compared in a moment' })
  if (desk === null) return null
  const { kind, reference, url, status, last_error: error, synced_at: since, next_attempt_at: next } = desk
  return (
    <Panel title={deskTitles[kind]} side={<StatusBadge look={syncLooks[status]} />}>
      <Stack gap="xs">
        <Text size="sm">
          {reference === null ? 'Not there yet' : 'There as '}
          {reference !== null && url !== null && (
            <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
              #{reference}
            </Anchor>
          )}
          {reference !== null && url === null && `#${reference}`}
        </Text>
        {since && (
          <Text size="xs" c="dimmed">
            Last in step {formatMomentWithTime(since, timezone)}
          </Text>
        )}
        {error && (
          <Text size="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
            {error}
          </Text>
        )}
        {error && next && (
          <Text size="xs" c="dimmed">
            Tried again {formatMomentWithTime(next, timezone)}
          </Text>
        )}
        {sync.error && <ProblemPanel error={sync.error} />}
        <May do="tickets:write">
          <Group>
            <Button size="compact-sm" variant="default" loading={sync.isPending} onClick={() => sync.mutate()}>
              {status === 'failed' ? 'Try again' : 'Compare now'}
            </Button>
          </Group>
        </May>
      </Stack>
    </Panel>
  )
}
