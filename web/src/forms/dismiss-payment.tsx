import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import type { Payment } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { gatewayTitles } from '../components/gateway-text.ts'
import { notesOf } from '../components/payment-text.ts'
import { CopyText } from '../ui/copy-text.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface DismissProps {
  readonly payment: Payment
  readonly opened: boolean
  readonly onClose: () => void
}

/** Calls off a payment that nobody can find out about, once a person has looked at the gateway. */
export function DismissPayment(props: DismissProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Dismiss this payment?">
      <Dismiss {...props} />
    </Modal>
  )
}

function Dismiss({ payment, onClose }: DismissProps) {
  const api = useApi()
  const [isSure, setSure] = useState(false)
  const gateway = gatewayTitles[payment.gateway]
  const action = useAction({
    run: () => api.dismissPayment(payment.id),
    says: () => 'The payment is called off; the invoice can be asked for again',
    afterwards: onClose,
  })
  return (
    <Stack>
      {notesOf(payment).map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
      <Text size="sm">
        Look at {gateway} first, and send back there whatever it took. Afterwards the payment counts as called off, and the customer can be
        charged for the invoice again: money that stayed there would be taken twice.
      </Text>
      {payment.reference !== null && <CopyText label={`What ${gateway} calls it`} value={payment.reference} />}
      <Checkbox label={`Nothing of it stays at ${gateway}`} checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button color="red" disabled={!isSure} loading={action.isPending} onClick={() => action.mutate()}>
          Dismiss it
        </Button>
      </Group>
    </Stack>
  )
}
