import { Group, Paper, type PaperProps, Stack, Text, Title } from '@mantine/core'
import type { Permission } from '@quarterday/core/people/permission.ts'
import { type ReactNode, useId } from 'react'
import { May } from '../may.tsx'
import classes from './panel.module.css'

interface PanelProps extends PaperProps {
  readonly title?: ReactNode
  /** What the title does not say. */
  readonly note?: ReactNode
  /** At the right of the title. */
  readonly side?: ReactNode
  /** What whoever is offered that may do. */
  readonly sideNeeds?: Permission | undefined
  /** The content reaches the edges: tables do. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A sheet of paper on the page, with a heading of its own. */
export function Panel({ title, note, side, sideNeeds, flush = false, children, ...rest }: PanelProps) {
  const id = useId()
  return (
    <Paper component="section" className={classes.panel} aria-labelledby={title ? id : undefined} {...rest}>
      {title && (
        <Stack gap={2} className={classes.head}>
          <Group justify="space-between" gap="sm">
            <Title order={2} size="h5" id={id}>
              {title}
            </Title>
            {side && <May do={sideNeeds}>{side}</May>}
          </Group>
          {note && (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </Stack>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </Paper>
  )
}
