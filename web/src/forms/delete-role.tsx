import { Text } from '@mantine/core'
import type { Role } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

interface DeleteProps {
  /** Null: nothing is asked. */
  readonly role: Role | null
  readonly onClose: () => void
}

/** Asks before a role of one's own goes. */
export function DeleteRole({ role, onClose }: DeleteProps) {
  const api = useApi()
  const action = useAction({
    run: (id: string) => api.deleteRole(id),
    says: () => `${role?.name ?? 'The role'} is deleted`,
    afterwards: onClose,
  })
  return (
    <FormDialog opened={role !== null} onClose={onClose} title={`Delete ${role?.name ?? 'the role'}?`}>
      <FormFrame
        submit="Delete the role"
        isDangerous
        onSubmit={() => role?.id && action.mutate(role.id)}
        onClose={onClose}
        error={action.error}
        isReady={role?.members === 0}
        isPending={action.isPending}
      >
        <Text size="sm">
          {role !== null && role.members > 0
            ? `${role.members === 1 ? 'A member has it' : `${role.members} members have it`}: give them another role first.`
            : 'Nobody has it. Nobody can be given it any more.'}
        </Text>
      </FormFrame>
    </FormDialog>
  )
}
