import type { Subscription, SubscriptionUpdate } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import type { SubscriptionDialogProps } from './previewed-form.tsx'
import { useTyped } from './use-typed.ts'

interface TypedPayment {
  readonly collection: Subscription['collection_method']
  readonly netTerms: string
}

/** How a subscription is paid from its next invoice on. */
export function EditTerms({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="How it is paid">
      <TermsForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

function TermsForm({ subscription, onClose }: Omit<SubscriptionDialogProps, 'opened'>) {
  const api = useApi()
  const { typed, field, set } = useTyped<TypedPayment>({
    collection: subscription.collection_method,
    netTerms: subscription.net_terms_days?.toString() ?? '',
  })
  const action = useAction({
    run: (wanted: SubscriptionUpdate) => api.updateSubscription(subscription.id, wanted),
    says: () => 'It counts from the next invoice on',
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Save"
      onSubmit={() =>
        action.mutate({ collection_method: typed.collection, net_terms_days: typed.netTerms === '' ? null : Number(typed.netTerms) })
      }
      onClose={onClose}
      error={action.error}
      isPending={action.isPending}
    >
      <ChoiceField
        label="Pays"
        at="/collection_method"
        data={collections}
        value={typed.collection}
        onChange={(collection) => set({ collection: collection || typed.collection })}
      />
      <TextField
        label="Days to pay"
        description="Empty: as for the customer."
        at="/net_terms_days"
        inputMode="numeric"
        pattern="\d{1,3}"
        {...field('netTerms')}
      />
    </FormFrame>
  )
}

const collections = [
  { value: 'charge_automatically', label: 'Automatically' },
  { value: 'send_invoice', label: 'By invoice' },
] as const
