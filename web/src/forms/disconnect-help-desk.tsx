import { Text } from '@mantine/core'
import type { HelpDesk } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { deskPlace } from '../components/help-desk-text.ts'
import { useAction } from '../use-action.ts'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

/** Asks before the secrets of a connection are forgotten. */
export function DisconnectHelpDesk({ desk, ...props }: DialogProps & { readonly desk: HelpDesk }) {
  const api = useApi()
  const action = useAction({
    run: () => api.disconnectHelpDesk(desk.id),
    says: () => 'The help desk is disconnected',
    afterwards: props.onClose,
  })
  return (
    <FormDialog {...props} title={`Disconnect ${deskPlace(desk)}?`}>
      <FormFrame
        submit="Disconnect it"
        isDangerous
        onSubmit={() => action.mutate()}
        onClose={props.onClose}
        error={action.error}
        isPending={action.isPending}
      >
        <Text size="sm">
          Its secrets are forgotten. Tickets stay on both sides and go their own ways; if the same help desk is connected again, they are
          found again.
        </Text>
      </FormFrame>
    </FormDialog>
  )
}
