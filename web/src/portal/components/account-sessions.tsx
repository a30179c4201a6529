import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import type { PortalSession } from '@quarterday/sdk/types.gen.ts'
import { useFormats } from '../formats.ts'
import { usePortalAction, usePortalQuery } from '../queries.ts'
import { accountTexts } from '../texts/account.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'

/** Where the person is logged in here, and logging out elsewhere. */
export function AccountSessions() {
  const t = useTexts(accountTexts)
  const sessions = usePortalQuery(['sessions'], (api, options) => api.listPortalSessions(options))
  return (
    <Card title={t.sessions}>
      <Loaded query={sessions}>
        {({ data }) => (
          <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t.sessions}>
            {data.map((session) => (
              <One key={session.id} session={session} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

function One({ session: { id, current, device, address, last_used_at: at } }: { readonly session: PortalSession }) {
  const t = useTexts(accountTexts)
  const formats = useFormats()
  const end = usePortalAction({ run: (api) => api.endPortalSession(id), says: () => t.ended })
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {device}
            </Text>
            {current && (
              <Badge variant="light" tt="none" radius="sm">
                {t.current}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {[t.lastUsed(formats.moment(at)), address].filter(Boolean).join(' · ')}
          </Text>
        </div>
        {!current && (
          <Button size="xs" variant="default" aria-label={t.endNamed(device)} loading={end.isPending} onClick={() => end.mutate()}>
            {t.end}
          </Button>
        )}
      </Group>
      {end.error && <Problem error={end.error} />}
    </Stack>
  )
}
