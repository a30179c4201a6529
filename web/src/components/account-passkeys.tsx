import { Button, Stack, Text } from '@mantine/core'
import type { Passkey } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { AddPasskey } from '../forms/add-passkey.tsx'
import { RemovePasskey } from '../forms/remove-passkey.tsx'
import { canUsePasskeys } from '../passkey.ts'
import { queries } from '../queries.ts'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import classes from './account.module.css'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

/** What opens the account without a password, and a way to take each away. */
export function PasskeysPanel() {
  const list = useQuery(queries.passkeys(useApi()))
  const [isAdding, setIsAdding] = useState(false)
  const [removed, setRemoved] = useState<Passkey | null>(null)
  const passkeys = list.data?.data ?? []
  return (
    <Panel
      title="Passkeys"
      note="Sign in with a finger, a face or a PIN instead of the password, or beside it. A page that only looks like this one gets nothing out of them."
      side={
        canUsePasskeys() && (
          <Button size="xs" variant={passkeys.length === 0 ? 'filled' : 'default'} onClick={() => setIsAdding(true)}>
            Add a passkey
          </Button>
        )
      }
    >
      {list.isError && <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows count={1} />}
      {list.isSuccess && passkeys.length === 0 && (
        <Text size="sm" c="dimmed">
          {canUsePasskeys() ? 'You have none yet.' : 'You have none yet, and this browser can make none here.'}
        </Text>
      )}
      <ul className={classes.list} aria-label="Passkeys">
        {passkeys.map((passkey) => (
          <li key={passkey.id} className={classes.row}>
            <Stack gap={0} miw={0}>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {passkey.name}
              </Text>
              <Text size="xs" c="dimmed">
                Added {formatMomentWithTime(passkey.created_at, here)},{' '}
                {passkey.last_used_at === null ? 'not used yet' : `last used ${formatMomentWithTime(passkey.last_used_at, here)}`}
              </Text>
            </Stack>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Remove the passkey ${passkey.name}`}
              onClick={() => setRemoved(passkey)}
              style={{ flex: 'none' }}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <AddPasskey opened={isAdding} onClose={() => setIsAdding(false)} />
      <RemovePasskey passkey={removed} isLast={passkeys.length === 1} onClose={() => setRemoved(null)} />
    </Panel>
  )
}
