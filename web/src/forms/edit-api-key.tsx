import type { ApiKey } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { AddressesField } from './addresses-field.tsx'
import { TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

interface EditProps {
  /** Null: nothing is asked. */
  readonly apiKey: ApiKey | null
  readonly onClose: () => void
}

/** Renames a key, or says from where it is accepted. What it may do never changes. */
export function EditApiKey({ apiKey, onClose }: EditProps) {
  return (
    <FormDialog opened={apiKey !== null} onClose={onClose} title={`Edit ${apiKey?.name ?? 'the key'}`}>
      {apiKey !== null && <EditForm apiKey={apiKey} onClose={onClose} />}
    </FormDialog>
  )
}

function EditForm({ apiKey, onClose }: EditProps & { readonly apiKey: ApiKey }) {
  const api = useApi()
  const [name, setName] = useState(apiKey.name)
  const [addresses, setAddresses] = useState<readonly string[]>(apiKey.allowed_addresses)
  const action = useAction({
    run: () => api.updateApiKey(apiKey.id, { name: name.trim(), allowed_addresses: [...addresses] }),
    says: (after) => `${after.name} is changed`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Save"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={name.trim() !== ''}
      isPending={action.isPending}
    >
      <TextField label="Name" at="/name" required maxLength={256} data-autofocus value={name} onChange={setName} />
      <AddressesField value={addresses} onChange={setAddresses} />
    </FormFrame>
  )
}
