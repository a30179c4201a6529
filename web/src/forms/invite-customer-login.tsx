import { Text } from '@mantine/core'
import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

interface InviteProps extends DialogProps {
  readonly customer: Customer
}

/** Lets a person into the portal to act for a customer: a link comes to them by mail. */
export function InviteCustomerLogin({ customer, ...props }: InviteProps) {
  return (
    <FormDialog {...props} title="Let somebody into the portal">
      <InviteForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

function InviteForm({ customer, onClose }: Omit<InviteProps, 'opened'>) {
  const api = useApi()
  const { typed, field } = useTyped({ email: customer.email ?? '', name: '' })
  const action = useAction({
    run: () => {
      const name = typed.name.trim()
      return api.inviteCustomerLogin(customer.id, { email: typed.email.trim(), ...(name !== '' && { name }) })
    },
    says: ({ email }) => `A mail with a link is on its way to ${email}`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Let them in"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.email.includes('@')}
      isPending={action.isPending}
    >
      <Text size="sm">
        They see the subscriptions, invoices and payment methods of {customer.name}, and can act on them as the portal allows.
      </Text>
      <TextField
        label="E-mail address"
        type="email"
        at="/email"
        autoComplete="off"
        required
        maxLength={254}
        data-autofocus
        {...field('email')}
      />
      <TextField label="Name" placeholder={customer.name} at="/name" maxLength={256} {...field('name')} />
    </FormFrame>
  )
}
