import { Checkbox, List, Text } from '@mantine/core'
import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

interface EraseProps extends DialogProps {
  readonly customer: Customer
}

/** Forgets the person behind a customer, once their name has been typed. */
export function EraseCustomer({ customer, ...props }: EraseProps) {
  return (
    <FormDialog {...props} title={`Forget ${customer.name}?`}>
      <EraseForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

function EraseForm({ customer, onClose }: Omit<EraseProps, 'opened'>) {
  const api = useApi()
  const [typed, setTyped] = useState('')
  const [forfeits, setForfeits] = useState(false)
  const action = useAction({
    run: () => api.eraseCustomer(customer.id, { confirm: typed, forfeit_credit: forfeits }),
    says: () => 'The person is forgotten',
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Forget this person"
      isDangerous
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed === customer.name}
      isPending={action.isPending}
    >
      <Text size="sm">This cannot be undone by anybody.</Text>
      <List size="sm" spacing={4}>
        <List.Item>Name, addresses and contact points become a pseudonym.</List.Item>
        <List.Item>Logins, payment methods and what waits to be sent are gone.</List.Item>
        <List.Item>Documents keep whom they name for as long as the law asks, shown to nobody.</List.Item>
      </List>
      <Checkbox
        label="Credit of their own money that is left is given up"
        checked={forfeits}
        onChange={({ currentTarget }) => setForfeits(currentTarget.checked)}
      />
      <TextField
        label="Type the name to confirm"
        description={customer.name}
        at="/confirm"
        autoComplete="off"
        spellCheck={false}
        required
        maxLength={256}
        data-autofocus
        value={typed}
        onChange={setTyped}
      />
    </FormFrame>
  )
}
