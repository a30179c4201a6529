import type { NewApiKey } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { permissionsOf } from '../components/permission-text.ts'
import { queries } from '../queries.ts'
import { useAction } from '../use-action.ts'
import { AddressesField } from './addresses-field.tsx'
import { DayField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { midnightIn } from './local-midnight.ts'
import { type Levels, PermissionPicker } from './permission-picker.tsx'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface CreateProps extends DialogProps {
  readonly onCreated: (key: NewApiKey) => void
}

/** Makes a key for some software, with no more than that needs. */
export function CreateApiKey({ onCreated, ...props }: CreateProps) {
  return (
    <FormDialog {...props} title="New API key" size="lg">
      <CreateForm onClose={props.onClose} onCreated={onCreated} />
    </FormDialog>
  )
}

function CreateForm({ onClose, onCreated }: Omit<CreateProps, 'opened'>) {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const { typed, field } = useTyped({ name: '', expiresOn: '' })
  const [chosen, setChosen] = useState<Levels>({})
  const [addresses, setAddresses] = useState<readonly string[]>([])
  const scopes = permissionsOf(chosen)
  const action = useAction({
    run: async () => {
      const timezone = organization?.timezone ?? 'UTC'
      const expires = typed.expiresOn === '' ? null : midnightIn(typed.expiresOn, timezone)
      const made = await api.createApiKey({ name: typed.name, scopes, expires_at: expires, allowed_addresses: [...addresses] })
      onCreated(made)
      return made
    },
    says: ({ name }) => `${name} is made`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Create the key"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.name.trim() !== '' && scopes.length > 0}
      isPending={action.isPending}
    >
      <Section columns={2}>
        <TextField
          label="Name"
          description="What software, and where it runs."
          placeholder="Web shop"
          at="/name"
          required
          maxLength={256}
          data-autofocus
          {...field('name')}
        />
        <DayField label="Expires on" description="As the day begins. Empty: never." at="/expires_at" {...field('expiresOn')} />
      </Section>
      <AddressesField value={addresses} onChange={setAddresses} />
      <PermissionPicker at="/scopes" value={chosen} onChange={setChosen} />
    </FormFrame>
  )
}
