import { Button, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Payment, Refund } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { DismissPayment } from '../forms/dismiss-payment.tsx'
import { RefundPayment } from '../forms/refund-payment.tsx'
import { May } from '../may.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { canDismiss, leftOf, outcomeOf } from './payment-text.ts'

interface ActionsProps {
  readonly payment: Payment
  /** Where something is still due a credit note lowers that first: nothing is sent back. */
  readonly isInvoicePaid: boolean
  readonly refunds: readonly Refund[]
}

/** What can be done with a payment; nothing where nothing can. */
export function PaymentActions({ payment, isInvoicePaid, refunds }: ActionsProps) {
  const api = useApi()
  const [isRefunding, refunding] = useDisclosure()
  const [isDismissing, dismissing] = useDisclosure()
  const findOut = useAction({ run: () => api.completePayment(payment.id), says: outcomeOf })
  const left = isInvoicePaid ? leftOf(payment, refunds) : 0
  const isOpen = endless.has(payment.status) && payment.reported === null
  const isStuck = canDismiss(payment)
  if (left <= 0 && !isOpen && !isStuck) return null
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {isOpen && (
          <May do="payments:write">
            <Button size="compact-xs" variant="default" loading={findOut.isPending} onClick={() => findOut.mutate()}>
              Find out now
            </Button>
          </May>
        )}
        {isStuck && (
          <May do="payments:write">
            <Button size="compact-xs" variant="default" c="red" onClick={dismissing.open}>
              Dismiss
            </Button>
          </May>
        )}
        {left > 0 && (
          <May do="payments:write">
            <Button size="compact-xs" variant="default" onClick={refunding.open}>
              Send back
            </Button>
          </May>
        )}
      </Group>
      {findOut.error && <ProblemPanel error={findOut.error} />}
      <RefundPayment payment={payment} left={left} opened={isRefunding} onClose={refunding.close} />
      <DismissPayment payment={payment} opened={isDismissing} onClose={dismissing.close} />
    </Stack>
  )
}

/** How these end nobody knows yet, and the gateway may. */
const endless: ReadonlySet<Payment['status']> = new Set(['created', 'unknown', 'needs_customer', 'pending'])
