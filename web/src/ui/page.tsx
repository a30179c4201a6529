import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

interface PageProps {
  /** Also of the browser's tab. */
  readonly title: string
  /** Beside the title: a status. */
  readonly mark?: ReactNode
  readonly note?: ReactNode
  /** The way back up. */
  readonly above?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A screen: its heading, what one can do there, and its content. */
export function Page({ title, mark, note, above, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Quarterday`
  }, [title])
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        {above && <nav aria-label="Back">{above}</nav>}
        <Group justify="space-between" align="start" gap="md">
          <Stack gap={4} miw={0}>
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
            <Group gap="xs" className="no-print">
              {actions}
            </Group>
          )}
        </Group>
      </Stack>
      {children}
    </Stack>
  )
}
