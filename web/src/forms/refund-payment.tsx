import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { Payment } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { gatewayTitles } from '../components/gateway-text.ts'
import { formatMoney } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { fieldErrors } from './field-errors.ts'
import { minorUnits } from './minor-units.ts'

interface RefundProps {
  readonly payment: Payment
  /** Minor units of the payment that are left to be sent back. */
  readonly left: number
  readonly opened: boolean
  readonly onClose: () => void
}

/** Sends a payment back, in full or in part; the button says how much before it is pressed. */
export function RefundPayment(props: RefundProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Send money back">
      <RefundForm {...props} />
    </Modal>
  )
}

function RefundForm({ payment, left, onClose }: RefundProps) {
  const api = useApi()
  const { id, currency, gateway } = payment
  const [typed, setTyped] = useState('')
  const [description, setDescription] = useState('')
  const amount = typed.trim() === '' ? left : minorUnits(typed, currency)
  const action = useAction({
    run: (minor: number) => api.refundPayment(id, { amount: minor, ...(description.trim() !== '' && { description: description.trim() }) }),
    says: (refund) =>
      refund.gateway === 'manual'
        ? `A credit note is made: transfer ${formatMoney(refund.amount, refund.currency)} now`
        : `${formatMoney(refund.amount, refund.currency)} are on their way back`,
    afterwards: onClose,
  })
  const errors = fieldErrors(action.error, ['/amount', '/description'])
  const wrongAmount =
    amount === null ? `No amount of ${currency}` : amount > left ? `No more than ${formatMoney(left, currency)} are left of it` : null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (amount !== null) action.mutate(amount)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          {gateway === 'manual'
            ? 'A credit note corrects the invoice and its taxes. You transfer the money yourself, and say here when you have.'
            : `A credit note corrects the invoice and its taxes, and ${gatewayTitles[gateway]} sends the money back the way it came.`}{' '}
          A subscription goes on as it is.
        </Text>
        <TextInput
          label={`Amount in ${currency}`}
          description={`Tax included. Empty: all that is left, ${formatMoney(left, currency)}.`}
          inputMode="decimal"
          value={typed}
          error={wrongAmount ?? errors.at('/amount')}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            action.reset()
          }}
          data-autofocus
        />
        <TextInput
          label="What for"
          description="Stands on the credit note, which the customer sees. Empty: what the invoice says."
          maxLength={1000}
          value={description}
          error={errors.at('/description')}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {errors.rest && <ProblemPanel error={errors.rest} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" color="red" disabled={amount === null || wrongAmount !== null} loading={action.isPending}>
            {amount === null || wrongAmount !== null ? 'Send it back' : `Send ${formatMoney(amount, currency)} back`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
