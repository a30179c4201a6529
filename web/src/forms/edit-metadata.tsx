import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import { entriesOf, keyProblem, metadataOf, mostEntries, type TypedEntry } from './metadata-of.ts'

export type Metadata = Readonly<Record<string, string>>

interface MetadataFormProps {
  readonly given: Metadata
  /** Saves the whole. */
  readonly save: (metadata: Record<string, string>) => Promise<unknown>
  readonly onReload: () => void
  readonly onClose: () => void
}

const blank: TypedEntry = { key: '', value: '' }

/** The seller's own words about an object: names, and what each stands for. */
export function MetadataForm({ given, save, onReload, onClose }: MetadataFormProps) {
  const [rows, setRows] = useState<readonly TypedEntry[]>(() => (Object.keys(given).length === 0 ? [blank] : entriesOf(given)))
  const metadata = metadataOf(rows)
  const action = useAction({
    run: (wanted: Record<string, string>) => save(wanted),
    says: () => 'The metadata is saved',
    afterwards: onClose,
  })
  const put = (index: number, change: Partial<TypedEntry>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...change } : row)))
  return (
    <FormFrame
      submit="Save"
      onSubmit={() => metadata !== null && action.mutate(metadata)}
      onClose={onClose}
      error={action.error}
      onReload={onReload}
      isReady={metadata !== null}
      isPending={action.isPending}
    >
      <Text size="sm" c="dimmed">
        For your own software, such as the id in a CRM. Customers do not see it. Do not keep passwords or card numbers here.
      </Text>
      <Stack gap="sm">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while its name is being typed
          <Group key={index} gap="sm" wrap="nowrap" align="start">
            <TextField
              label="Name"
              flex={2}
              miw={0}
              maxLength={64}
              autoComplete="off"
              at={`/metadata/${row.key}`}
              error={keyProblem(rows, index)}
              value={row.key}
              onChange={(key) => put(index, { key })}
            />
            <TextField
              label="Value"
              flex={3}
              miw={0}
              maxLength={500}
              autoComplete="off"
              value={row.value}
              onChange={(value) => put(index, { value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              mt={26}
              aria-label={`Remove ${row.key || `row ${index + 1}`}`}
              onClick={() => setRows(rows.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {rows.length < mostEntries && (
          <Button size="xs" variant="default" style={{ alignSelf: 'start' }} onClick={() => setRows([...rows, blank])}>
            Add a value
          </Button>
        )}
      </Stack>
    </FormFrame>
  )
}
