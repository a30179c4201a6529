import type { SuppressionCreate } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { channels } from '../components/message-text.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

/** Sends nothing to an address any more, invoices and reminders included. */
export function SuppressAddress(props: DialogProps) {
  return (
    <FormDialog {...props} title="Block an address">
      <SuppressForm onClose={props.onClose} />
    </FormDialog>
  )
}

function SuppressForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const api = useApi()
  const { typed, field, set } = useTyped<Required<SuppressionCreate>>({ channel: 'email', address: '' })
  const action = useAction({
    run: () => api.createSuppression({ channel: typed.channel, address: typed.address.trim() }),
    says: ({ address }) => `Nothing is sent to ${address} any more`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Block it"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.address.trim() !== ''}
      isPending={action.isPending}
    >
      <ChoiceField
        label="By"
        at="/channel"
        data={channels}
        value={typed.channel}
        onChange={(channel) => set({ channel: channel || 'email' })}
      />
      <TextField
        label={typed.channel === 'sms' ? 'Number' : 'Address'}
        description="Nothing at all is sent there: no invoices and no reminders either."
        placeholder={typed.channel === 'sms' ? '+49 40 123456' : 'gone@acme.example'}
        at="/address"
        required
        maxLength={320}
        autoComplete="off"
        data-autofocus
        {...field('address')}
      />
    </FormFrame>
  )
}
