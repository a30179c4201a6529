import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { PaymentMethod } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { gatewayTitles } from '../components/gateway-text.ts'
import { methodTitle } from '../components/method-text.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface RemoveProps {
  /** Null: nothing is asked. */
  readonly method: PaymentMethod | null
  /** The customer has no other. */
  readonly isLast: boolean
  readonly onClose: () => void
}

/** Asks before a means to pay is forgotten, here and at its gateway. */
export function RemovePaymentMethod({ method, isLast, onClose }: RemoveProps) {
  return (
    <Modal opened={method !== null} onClose={onClose} title="Remove payment method">
      {method !== null && <Remove method={method} isLast={isLast} onClose={onClose} />}
    </Modal>
  )
}

function Remove({ method, isLast, onClose }: RemoveProps & { readonly method: PaymentMethod }) {
  const api = useApi()
  const action = useAction({
    run: () => api.removePaymentMethod(method.id),
    says: (gone) => `${methodTitle(gone)} is removed`,
    afterwards: onClose,
  })
  return (
    <Stack>
      <Text size="sm">
        {methodTitle(method)} is not charged any more, and {gatewayTitles[method.gateway]} forgets it.{' '}
        {isLast
          ? 'The customer has no other: invoices wait until they are paid another way.'
          : method.default && 'Nothing is charged by itself until another one is made the default.'}
      </Text>
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button color="red" loading={action.isPending} onClick={() => action.mutate()}>
          Remove it
        </Button>
      </Group>
    </Stack>
  )
}
