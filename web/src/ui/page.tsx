import { Group, Stack, Text, Title } from '@mantine/core'
import type { Permission } from '@quarterday/core/people/permission.ts'
import { type ReactNode, useEffect } from 'react'
import { May } from '../may.tsx'

interface PageProps {
  /** Also of the browser's tab. */
  readonly title: string
  /** Beside the title: a status. */
  readonly mark?: ReactNode
  readonly note?: ReactNode
  /** The way back up. */
  readonly above?: ReactNode
  readonly actions?: ReactNode
  /** What whoever is offered the actions may do. */
  readonly actionsNeed?: Permission
  readonly children: ReactNode
}

/** A screen: its heading, what one can do there, and its content. */
export function Page({ title, mark, note, above, actions, actionsNeed, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Quarterday`
  }, [title])
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        {above && <nav aria-label="Back">{above}</nav>}
        <Group justify="space-between" align="start" gap="md">
          <Stack gap={4} miw={0} flex="1 1 16rem">
            <Group gap="sm" align="center">
              <Title order={1} size="h2">
                {title}
              </Title>
              {mark}
            </Group>
            {note && (
              <Text c="dimmed" component="div">
                {note}
              </Text>
            )}
          </Stack>
          {actions && (
            <May do={actionsNeed}>
              <Group gap="xs" className="no-print">
                {actions}
              </Group>
            </May>
          )}
        </Group>
      </Stack>
      {children}
    </Stack>
  )
}
