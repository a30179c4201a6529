import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface NamedProps {
  readonly name: ReactNode
  /** Smaller, below; null: nothing. */
  readonly note: ReactNode
}

/** The first cell of a row: what it is called, and what tells it from others. */
export function Named({ name, note }: NamedProps) {
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600} component="div">
        {name}
      </Text>
      {note !== null && (
        <Text size="xs" c="dimmed" component="div">
          {note}
        </Text>
      )}
    </Stack>
  )
}
