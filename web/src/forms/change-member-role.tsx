import { Text } from '@mantine/core'
import type { Member } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { RoleField } from './role-field.tsx'

interface ChangeProps {
  /** Null: nothing is asked. */
  readonly member: Member | null
  readonly onClose: () => void
}

/** Gives a member another role. */
export function ChangeMemberRole({ member, onClose }: ChangeProps) {
  return (
    <FormDialog opened={member !== null} onClose={onClose} title={`Role of ${member?.name ?? 'the member'}`}>
      {member !== null && <RoleForm member={member} onClose={onClose} />}
    </FormDialog>
  )
}

function RoleForm({ member, onClose }: ChangeProps & { readonly member: Member }) {
  const api = useApi()
  const [role, setRole] = useState(member.role)
  const action = useAction({
    run: () => api.updateMember(member.id, { role }),
    says: ({ name }) => `${name} has another role from now on`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Change the role"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={role !== member.role}
      isPending={action.isPending}
    >
      <RoleField value={role} onChange={setRole} />
      <Text size="sm" c="dimmed">
        It counts from their next click on, and they sign in again. Keys that they have made keep their permissions.
      </Text>
    </FormFrame>
  )
}
