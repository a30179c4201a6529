import type { SubscriptionMoveAnchor } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { PreviewedForm, type SubscriptionDialogProps } from './previewed-form.tsx'
import { usePreview } from './use-preview.ts'

/** Another day of the month to bill on, from the end of what is paid. */
export function MoveBillingDay({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="Move the billing day" size="lg">
      <MoveForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

function MoveForm({ subscription, onClose }: Omit<SubscriptionDialogProps, 'opened'>) {
  const api = useApi()
  const { id, timezone, anchor_day: present } = subscription
  const [typed, setTyped] = useState(present?.toString() ?? '')
  const day = /^\d{1,2}$/.test(typed) ? Number(typed) : null
  const body: SubscriptionMoveAnchor | null = day === null || day === present ? null : { day }
  const preview = usePreview({ of: ['move', id], body, ask: (wanted, options) => api.previewSubscriptionMoveAnchor(id, wanted, options) })
  const action = useAction({
    run: (wanted: SubscriptionMoveAnchor) => api.moveSubscriptionAnchor(id, wanted),
    says: () => 'The billing day is moved',
    afterwards: onClose,
  })
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle="Choose another day to see what the days up to it cost."
      submit="Move it"
      body={body}
      action={action}
      onClose={onClose}
    >
      <TextField
        label="Day of the month"
        description="Shorter months use their last day. From the end of what is paid; the days up to the new one are billed as a part of a period."
        at="/day"
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        data-autofocus
      />
    </PreviewedForm>
  )
}
