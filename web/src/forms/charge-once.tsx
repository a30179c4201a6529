import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import type { Customer, PaymentMethod } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { methodTitle } from '../components/method-text.ts'
import { outcomeOf } from '../components/payment-text.ts'
import { queries } from '../queries.ts'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { fieldErrors } from './field-errors.ts'
import { minorUnits } from './minor-units.ts'

interface ChargeProps {
  readonly customer: Customer
  readonly opened: boolean
  readonly onClose: () => void
}

/** Bills a customer for one thing and charges for it at once; afterwards its invoice is shown. */
export function ChargeOnce(props: ChargeProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Charge ${props.customer.name} once`}>
      <Charge {...props} />
    </Modal>
  )
}

function Charge(props: ChargeProps) {
  const api = useApi()
  const methods = useQuery(queries.paymentMethods(api, props.customer.id))
  const organization = useQuery(queries.organization(api))
  const broken = methods.error ?? organization.error
  if (broken) return <ProblemPanel error={broken} />
  if (!methods.isSuccess || !organization.isSuccess) return <LoadingRows count={3} />
  const active = methods.data.data.filter(({ status }) => status === 'active')
  if (active.length === 0) {
    return (
      <Text size="sm">The customer has no payment method. Add one first, or make an invoice and send the link by which it is paid.</Text>
    )
  }
  return <ChargeForm {...props} methods={active} currency={props.customer.currency ?? organization.data.currency} />
}

interface FormProps extends ChargeProps {
  readonly methods: readonly PaymentMethod[]
  readonly currency: NonNullable<Customer['currency']>
}

function ChargeForm({ customer, methods, currency, onClose }: FormProps) {
  const api = useApi()
  const navigate = useNavigate()
  const [description, setDescription] = useState('')
  const [typed, setTyped] = useState('')
  const [method, setMethod] = useState((methods.find((each) => each.default) ?? methods[0])?.id ?? '')
  const amount = minorUnits(typed, currency)
  const action = useAction({
    run: async (minor: number) => {
      const wanted = { customer: customer.id, currency, amount: minor, description: description.trim(), payment_method: method }
      const payment = await api.createPayment(wanted)
      await navigate({ to: '/invoices/$id', params: { id: payment.invoice }, hash: payment.id })
      return payment
    },
    says: outcomeOf,
    afterwards: onClose,
  })
  const errors = fieldErrors(action.error, ['/amount', '/description', '/payment_method'])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (amount !== null) action.mutate(amount)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="What for"
          description="The line of the invoice."
          required
          maxLength={1000}
          value={description}
          error={errors.at('/description')}
          onChange={(event) => setDescription(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={`Amount in ${currency}`}
          description="As a price is listed: taxes are added where your prices do not include them."
          inputMode="decimal"
          required
          value={typed}
          error={typed !== '' && amount === null ? `No amount of ${currency}` : errors.at('/amount')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label="Payment method"
          data={methods.map((each) => ({ value: each.id, label: methodTitle(each) }))}
          value={method}
          error={errors.at('/payment_method')}
          onChange={(event) => setMethod(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          It is charged now. Should it be declined, the invoice stays open, to be paid another way or voided.
        </Text>
        {errors.rest && <ProblemPanel error={errors.rest} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={amount === null || description.trim() === ''} loading={action.isPending}>
            Charge now
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
