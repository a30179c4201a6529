import type { Currency, Customer, WalletCreate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { currencyChoices } from '../ui/choices.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface CreateWalletProps extends DialogProps {
  readonly customer: Customer
}

interface TypedWallet {
  readonly name: string
  readonly currency: Currency | ''
  readonly priority: string
  readonly paysFor: 'everything' | 'usage' | 'fees' | ''
}

/** Makes a wallet, empty at first. */
export function CreateWallet({ customer, ...props }: CreateWalletProps) {
  return (
    <FormDialog {...props} title={`A wallet for ${customer.name}`}>
      <WalletForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

const things = [
  { value: 'everything', label: 'Everything' },
  { value: 'usage', label: 'Usage only' },
  { value: 'fees', label: 'Fees only' },
] as const

function WalletForm({ customer, onClose }: Omit<CreateWalletProps, 'opened'>) {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const { typed, field } = useTyped<TypedWallet>({ name: 'Prepaid', currency: '', priority: '', paysFor: 'everything' })
  const { name, currency, priority, paysFor } = typed
  const action = useAction({
    run: (wanted: WalletCreate) => api.createWallet(wanted),
    says: (wallet) => `${customer.name} has the wallet “${wallet.name}”`,
    afterwards: onClose,
  })
  const body: WalletCreate = {
    customer: customer.id,
    name: name.trim(),
    ...(currency !== '' && { currency }),
    ...(/^\d+$/.test(priority) && { priority: Number(priority) }),
    ...(paysFor === 'usage' && { applies_to: { kinds: ['usage'] } }),
    ...(paysFor === 'fees' && { applies_to: { kinds: ['recurring'] } }),
  }
  return (
    <FormFrame
      submit="Create the wallet"
      onSubmit={() => action.mutate(body)}
      onClose={onClose}
      error={action.error}
      isPending={action.isPending}
    >
      <TextField label="Name" at="/name" required maxLength={256} data-autofocus {...field('name')} />
      <ChoiceField label="Pays for" description="With tax. It never changes." at="/applies_to" data={things} {...field('paysFor')} />
      <Section columns={2}>
        <ChoiceField
          label="Currency"
          at="/currency"
          placeholder={customer.currency ?? organization?.currency ?? ''}
          data={currencyChoices}
          searchable
          clearable
          {...field('currency')}
        />
        <TextField
          label="Priority"
          description="1 to 50: the smallest is drawn on first."
          at="/priority"
          inputMode="numeric"
          pattern="\d{1,2}"
          placeholder="As usual"
          {...field('priority')}
        />
      </Section>
    </FormFrame>
  )
}
