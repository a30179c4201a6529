import { Radio, Stack } from '@mantine/core'
import type { Subscription, SubscriptionChargeCreate } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { ChargeFields } from './charge-fields.tsx'
import { blankCharge, chargeOf } from './charge-of.ts'
import { FormDialog } from './form-dialog.tsx'
import { PreviewedForm, type SubscriptionDialogProps } from './previewed-form.tsx'
import { usePreview } from './use-preview.ts'
import { useTyped } from './use-typed.ts'

/** Charges something once, beside what recurs. */
export function AddCharge({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="Charge something once" size="lg">
      <ChargeForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

function ChargeForm({ subscription, onClose }: Pick<SubscriptionDialogProps, 'onClose'> & { readonly subscription: Subscription }) {
  const api = useApi()
  const { id, currency, timezone } = subscription
  const form = useTyped(blankCharge)
  const [when, setWhen] = useState<'next_invoice' | 'now'>('next_invoice')
  const line = chargeOf(form.typed, currency)
  const body: SubscriptionChargeCreate | null = line && { ...line, when }
  const preview = usePreview({ of: ['charge', id], body, ask: (wanted, options) => api.previewSubscriptionCharge(id, wanted, options) })
  const action = useAction({
    run: (wanted: SubscriptionChargeCreate) => api.addSubscriptionCharge(id, wanted),
    says: ({ invoice }) => (invoice === null ? 'It will be on the next invoice' : 'It is billed'),
    afterwards: onClose,
  })
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle="Say what for and how much to see what it bills."
      submit={when === 'now' ? 'Bill it now' : 'Put it on the next invoice'}
      body={body}
      action={action}
      onClose={onClose}
    >
      <ChargeFields form={form} currency={currency} within="" />
      <Radio.Group label="When" value={when} onChange={(value) => setWhen(value === 'now' ? 'now' : 'next_invoice')}>
        <Stack gap="xs" mt="xs">
          <Radio value="next_invoice" label="With the next invoice" description="It can be withdrawn until then." />
          <Radio value="now" label="Now, on an invoice of its own" />
        </Stack>
      </Radio.Group>
    </PreviewedForm>
  )
}
