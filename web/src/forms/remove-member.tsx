import { Text } from '@mantine/core'
import type { Member } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

interface RemoveProps {
  /** Null: nothing is asked. */
  readonly member: Member | null
  readonly isMe: boolean
  readonly onClose: () => void
}

/** Asks before somebody is shut out. */
export function RemoveMember({ member, isMe, onClose }: RemoveProps) {
  const api = useApi()
  const action = useAction({
    run: ({ id }: Member) => api.removeMember(id),
    says: ({ revoked_api_keys: { length } }) =>
      `${member?.name ?? 'The member'} is removed${length === 0 ? '' : length === 1 ? ', and one key that they had made' : `, and ${length} keys that they had made`}`,
    afterwards: onClose,
  })
  return (
    <FormDialog opened={member !== null} onClose={onClose} title={isMe ? 'Remove yourself?' : `Remove ${member?.name ?? 'the member'}?`}>
      <FormFrame
        submit={isMe ? 'Remove me' : 'Remove the member'}
        isDangerous
        onSubmit={() => member !== null && action.mutate(member)}
        onClose={onClose}
        error={action.error}
        isPending={action.isPending}
      >
        <Text size="sm">
          {isMe
            ? 'You are out with the next click. Somebody else has to invite you if you want to come back.'
            : 'They are out with their next click, and the API keys that they have made stop working: software that uses one of them stops too.'}
        </Text>
      </FormFrame>
    </FormDialog>
  )
}
