import { Group, Paper, type PaperProps, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useId } from 'react'
import { usePortal } from '../portal.tsx'
import classes from './screen.module.css'

interface ScreenProps {
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
export function Screen({ title, mark, note, above, actions, children }: ScreenProps) {
  useTabTitle(title)
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        {above && <nav>{above}</nav>}
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
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      </Stack>
      {children}
    </Stack>
  )
}

/** Names the browser's tab after what it shows and whose portal it is. */
export function useTabTitle(title: string): void {
  const { seller } = usePortal().page
  useEffect(() => {
    document.title = `${title} · ${seller}`
  }, [title, seller])
}

interface CardProps extends PaperProps {
  readonly title?: ReactNode
  readonly note?: ReactNode
  /** At the right of the title. */
  readonly side?: ReactNode
  readonly children: ReactNode
}

/** A sheet on the screen, with a heading of its own. */
export function Card({ title, note, side, children, ...rest }: CardProps) {
  const id = useId()
  return (
    <Paper component="section" className={classes.card} aria-labelledby={title ? id : undefined} {...rest}>
      {title && (
        <Stack gap={2} mb="md">
          <Group justify="space-between" gap="sm">
            <Title order={2} size="h4" id={id}>
              {title}
            </Title>
            {side}
          </Group>
          {note && (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </Stack>
      )}
      {children}
    </Paper>
  )
}
