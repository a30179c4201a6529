import { Button, Group, List, Stack, Text } from '@mantine/core'
import type { Workplace } from '@quarterday/sdk/types.gen.ts'
import { IconPlayerPause } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { Facts } from '../ui/facts.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'

interface Props {
  readonly name: string
  readonly suspension: NonNullable<Workplace['suspension']>
}

/** In place of every screen of an organization that the operator has suspended: what happened, what it means, and whom to ask. */
export function SuspendedPage({ name, suspension: { suspended_at: at, reason, contact } }: Props) {
  const queryClient = useQueryClient()
  const { queryKey } = queries.me(useApi())
  return (
    <Page title={`${name} is suspended`}>
      <Panel title="What happened">
        <Stack gap="md" align="start">
          <Group gap="sm" wrap="nowrap" align="start">
            <IconPlayerPause size={20} stroke={1.6} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
            <Text size="sm">
              Whoever runs this installation of Quarterday has closed the organization. Nothing is lost: when it is opened again, all goes
              on where it stood.
            </Text>
          </Group>
          <Facts
            facts={{
              Since: formatMomentWithTime(at, Intl.DateTimeFormat().resolvedOptions().timeZone),
              Why: reason,
              'Whom to ask': contact ?? 'Whoever runs this installation',
            }}
          />
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => void queryClient.invalidateQueries({ queryKey })}>
              Look again
            </Button>
            <ButtonLink to="/account" size="xs" variant="default">
              Your account
            </ButtonLink>
          </Group>
        </Stack>
      </Panel>
      <Panel title="Until then">
        <List size="sm" spacing={6}>
          <List.Item>Nothing of it can be read or changed, here or by software with a key. Its sandboxes are closed with it.</List.Item>
          <List.Item>Nothing is billed, collected, sent or delivered. What falls due meanwhile is done in its order afterwards.</List.Item>
          <List.Item>Customers find the portal and the pages on which they pay closed; they are not told why.</List.Item>
          <List.Item>What payment gateways report is kept.</List.Item>
        </List>
      </Panel>
    </Page>
  )
}
