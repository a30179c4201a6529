import type { Role } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { levelsOf, permissionsOf } from '../components/permission-text.ts'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { type Levels, PermissionPicker } from './permission-picker.tsx'
import { codeOf } from './plan-of.ts'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface EditProps {
  /** Null: nothing is asked. */
  readonly role: Role | 'new' | null
  readonly onClose: () => void
}

/** Makes a role of one's own, or changes what one permits. */
export function EditRole({ role, onClose }: EditProps) {
  return (
    <FormDialog opened={role !== null} onClose={onClose} title={role === 'new' ? 'New role' : `Edit ${role?.name ?? 'the role'}`} size="lg">
      {role !== null && <RoleForm before={role === 'new' ? null : role} onClose={onClose} />}
    </FormDialog>
  )
}

function RoleForm({ before, onClose }: { readonly before: Role | null; readonly onClose: () => void }) {
  const api = useApi()
  const { typed, field } = useTyped({ name: before?.name ?? '', code: before?.code ?? '' })
  const [chosen, setChosen] = useState<Levels>(() => levelsOf(before?.permissions ?? []))
  const permissions = permissionsOf(chosen)
  const code = typed.code === '' ? codeOf(typed.name) : typed.code
  const action = useAction({
    run: () =>
      before?.id ? api.updateRole(before.id, { name: typed.name, permissions }) : api.createRole({ code, name: typed.name, permissions }),
    says: ({ name }) => (before === null ? `${name} can be given to members` : `${name} counts as it is now from the next click on`),
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit={before === null ? 'Make the role' : 'Save'}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.name.trim() !== '' && code !== '' && permissions.length > 0}
      isPending={action.isPending}
    >
      <Section columns={before === null ? 2 : 1}>
        <TextField
          label="Name"
          description="What members are shown."
          placeholder="Bookkeeper"
          at="/name"
          required
          maxLength={256}
          data-autofocus
          {...field('name')}
        />
        {before === null && (
          <TextField
            label="Code"
            description="What software calls it. It never changes."
            placeholder={codeOf(typed.name) || 'bookkeeper'}
            at="/code"
            maxLength={64}
            {...field('code')}
          />
        )}
      </Section>
      <PermissionPicker at="/permissions" value={chosen} onChange={setChosen} />
    </FormFrame>
  )
}
