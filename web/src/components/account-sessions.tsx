import { Button, Stack, Text } from '@mantine/core'
import type { AccountEvent, Stay } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Panel } from '../ui/panel.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import classes from './account.module.css'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Where one is signed in, and a way to end each. */
export function SessionsPanel() {
  const api = useApi()
  const stays = useQuery(queries.sessions(api))
  const end = useAction({ run: ({ id }: Stay) => api.endSession(id), says: () => 'It is over there with the next click' })
  const endOthers = useAction({
    run: () => api.endOtherSessions(),
    says: ({ ended }) => (ended === 1 ? 'One session is ended' : `${ended} sessions are ended`),
  })
  const error = end.error ?? endOthers.error
  const others = (stays.data?.data ?? []).filter(({ current }) => !current)
  return (
    <Panel
      title="Where you are signed in"
      side={
        others.length > 1 && (
          <Button size="xs" variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            End all others
          </Button>
        )
      }
    >
      {error && <ProblemPanel error={error} />}
      {stays.isError && <ProblemPanel error={stays.error} onRetry={() => void stays.refetch()} />}
      {stays.isPending && <LoadingRows count={2} />}
      <ul className={classes.list}>
        {stays.data?.data.map((stay) => (
          <li key={stay.id} className={classes.row}>
            <Stack gap={0} miw={0}>
              <Text size="sm" fw={600}>
                {stay.device}
              </Text>
              <Text size="xs" c="dimmed">
                {[stay.address, `last used ${formatMomentWithTime(stay.last_seen_at, here)}`].filter(Boolean).join(', ')}
              </Text>
            </Stack>
            {stay.current ? (
              <StatusBadge look={{ label: 'This one', color: 'copper' }} />
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                disabled={end.isPending}
                aria-label={`End the session of ${stay.device}`}
                onClick={() => end.mutate(stay)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What happened to the account: who came in, who tried, what was changed. */
export function ActivityPanel() {
  const list = useInfiniteQuery(queries.accountEvents(useApi()))
  return (
    <ListPanel
      label="Recent activity"
      title="Recent activity"
      list={list}
      minWidth={520}
      columns={columns}
      empty={<Empty title="Nothing yet">Signing in, and what is changed about your account, appears here.</Empty>}
    />
  )
}

const deeds: Readonly<Record<AccountEvent['kind'], string>> = {
  signed_up: 'Signed up',
  email_verified: 'Address confirmed',
  logged_in: 'Signed in',
  login_failed: 'A wrong password was given',
  logged_in_new_device: 'Signed in from a new device',
  logged_out: 'Signed out',
  second_factor_failed: 'A wrong code was given',
  password_changed: 'Password changed',
  password_reset: 'Password set by a link from a mail',
  email_changed: 'Address changed',
  factor_enabled: 'Second factor turned on',
  factor_disabled: 'Second factor turned off',
  passkey_added: 'Passkey added',
  passkey_removed: 'Passkey removed',
  passkey_used: 'A passkey was used',
  passkey_failed: 'A passkey was refused',
  passkey_counter_failed: 'A passkey that may be a copy was refused',
  recovery_codes_made: 'New recovery codes made',
  recovery_code_used: 'A recovery code was used',
  sessions_ended: 'Sessions ended',
  disabled: 'Shut out by the operator',
  enabled: 'Let in again by the operator',
}

const columns: readonly Column<AccountEvent>[] = [
  {
    header: 'What',
    cell: ({ kind }) => (
      <Text size="sm" fw={600}>
        {deeds[kind]}
      </Text>
    ),
  },
  { header: 'With', isMinor: true, cell: ({ device }) => device },
  { header: 'From', isMinor: true, cell: ({ address }) => address ?? '–' },
  { header: 'When', figures: true, cell: ({ created_at: at }) => formatMomentWithTime(at, here) },
]
