import { Text } from '@mantine/core'
import type { Passkey } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useMe } from '../me.tsx'
import { useAction } from '../use-action.ts'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

interface RemoveProps {
  /** Null: nothing is asked. */
  readonly passkey: Passkey | null
  /** There is no other. */
  readonly isLast: boolean
  readonly onClose: () => void
}

/** Asks before a passkey opens nothing any more. */
export function RemovePasskey({ passkey, isLast, onClose }: RemoveProps) {
  const api = useApi()
  const me = useMe()
  const action = useAction({
    run: ({ id }: Passkey) => api.removePasskey(id),
    says: () => 'The passkey is removed',
    afterwards: onClose,
  })
  const isLastFactor = isLast && me?.user.has_authenticator === false
  return (
    <FormDialog opened={passkey !== null} onClose={onClose} title={`Remove ${passkey?.name ?? 'the passkey'}?`}>
      <FormFrame
        submit="Remove the passkey"
        isDangerous
        onSubmit={() => passkey !== null && action.mutate(passkey)}
        onClose={onClose}
        error={action.error}
        isPending={action.isPending}
      >
        <Text size="sm">
          It opens nothing from now on, and you are signed out everywhere but here. Where it is kept it stays until you delete it there.
          {isLastFactor && ' It is your only second factor: a password is all that it takes then, and your recovery codes are void.'}
        </Text>
      </FormFrame>
    </FormDialog>
  )
}
