import { Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { type ReactNode, useId } from 'react'

interface SectionProps {
  /** None: only a row of fields. */
  readonly title?: string
  readonly note?: string
  /** At the right of the title. */
  readonly side?: ReactNode
  /** How many fields stand beside each other where there is room. */
  readonly columns?: 1 | 2 | 3
  readonly children: ReactNode
}

/** Fields that belong together, under a heading. */
export function Section({ title, note, side, columns = 1, children }: SectionProps) {
  const id = useId()
  const fields =
    columns === 1 ? (
      <Stack gap="sm">{children}</Stack>
    ) : (
      <SimpleGrid cols={{ base: 1, xs: columns }} spacing="sm" style={{ alignItems: 'end' }}>
        {children}
      </SimpleGrid>
    )
  if (title === undefined) return fields
  return (
    <Stack gap="xs" role="group" aria-labelledby={id}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text fw={650} id={id}>
          {title}
        </Text>
        {side}
      </Group>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      {fields}
    </Stack>
  )
}
