import { Select, Text } from '@mantine/core'
import type { ApiKey, NewApiKey } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

interface RotateProps {
  /** Null: nothing is asked. */
  readonly apiKey: ApiKey | null
  readonly onClose: () => void
  readonly onRotated: (key: NewApiKey) => void
}

const overlaps = [
  { value: '0', label: 'Not at all: it is out at once' },
  { value: '1', label: 'For an hour' },
  { value: '24', label: 'For a day' },
  { value: '72', label: 'For three days' },
]

/** Puts a new key in the place of an old one, which goes on working while software is changed over. */
export function RotateApiKey({ apiKey, onClose, onRotated }: RotateProps) {
  return (
    <FormDialog opened={apiKey !== null} onClose={onClose} title={`Rotate ${apiKey?.name ?? 'the key'}`}>
      {apiKey !== null && <RotateForm apiKey={apiKey} onClose={onClose} onRotated={onRotated} />}
    </FormDialog>
  )
}

function RotateForm({ apiKey, onClose, onRotated }: RotateProps & { readonly apiKey: ApiKey }) {
  const api = useApi()
  const [hours, setHours] = useState('24')
  const action = useAction({
    run: async () => {
      const made = await api.rotateApiKey(apiKey.id, { overlap_hours: Number(hours) })
      onRotated(made)
      return made
    },
    says: ({ name }) => `${name} has a new key`,
    afterwards: onClose,
  })
  return (
    <FormFrame submit="Rotate the key" onSubmit={() => action.mutate()} onClose={onClose} error={action.error} isPending={action.isPending}>
      <Text size="sm">A new key of the same name and permissions is made, and shown once.</Text>
      <Select
        label="The old one goes on working"
        data={overlaps}
        allowDeselect={false}
        value={hours}
        onChange={(chosen) => chosen !== null && setHours(chosen)}
      />
    </FormFrame>
  )
}
