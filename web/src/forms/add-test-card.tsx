import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { ChoiceField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

/** Gives a customer of a sandbox a card of the sandbox gateway: no money moves. */
export function AddTestCard({ customer, ...props }: DialogProps & { readonly customer: Customer }) {
  return (
    <FormDialog {...props} title={`A test card for ${customer.name}`}>
      <TestCardForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

function TestCardForm({ customer, onClose }: Pick<DialogProps, 'onClose'> & { readonly customer: Customer }) {
  const api = useApi()
  const [token, setToken] = useState<Token | ''>('pm_card_visa')
  const action = useAction({
    run: () => api.createPaymentMethod({ customer: customer.id, gateway: 'sandbox', token }),
    says: () => 'The card is charged from now on',
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Add the card"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={token !== ''}
      isPending={action.isPending}
    >
      <ChoiceField
        label="Card"
        description="Of the sandbox gateway. Its name says what happens when it is charged."
        at="/token"
        data={cards}
        value={token}
        onChange={setToken}
      />
    </FormFrame>
  )
}

const cards = [
  { value: 'pm_card_visa', label: 'Visa 4242: succeeds' },
  { value: 'pm_card_mastercard', label: 'Mastercard 4444: succeeds' },
  { value: 'pm_card_amex', label: 'American Express 0005: succeeds' },
  { value: 'pm_card_chargeDeclined', label: 'Visa 0002: declined' },
  { value: 'pm_card_chargeDeclinedInsufficientFunds', label: 'Visa 9995: declined, insufficient funds' },
  { value: 'pm_card_chargeDeclinedExpiredCard', label: 'Visa 0069: declined, expired' },
  { value: 'pm_card_threeDSecureRequired', label: 'Visa 3063: the customer has to confirm' },
  { value: 'pm_card_timeout', label: 'Visa 0119: succeeds, but the answer is lost' },
] as const
type Token = (typeof cards)[number]['value']
