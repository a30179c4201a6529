import type { Refund } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

interface MarkFailedProps {
  /** Null: nothing is asked. */
  readonly refund: Refund | null
  readonly onClose: () => void
}

/** Records that money could not be sent back: it becomes credit of the customer. */
export function MarkRefundFailed({ refund, onClose }: MarkFailedProps) {
  return (
    <FormDialog opened={refund !== null} onClose={onClose} title="The money could not be sent">
      {refund !== null && <FailedForm refund={refund} onClose={onClose} />}
    </FormDialog>
  )
}

function FailedForm({ refund, onClose }: { readonly refund: Refund; readonly onClose: () => void }) {
  const api = useApi()
  const { typed, field } = useTyped({ reason: '' })
  const amount = formatMoney(refund.amount, refund.currency)
  const action = useAction({
    run: () => api.markRefundFailed(refund.id, { reason: typed.reason.trim() }),
    says: () => `${amount} are credit of the customer`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit={`Make ${amount} credit`}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.reason.trim() !== ''}
      isPending={action.isPending}
    >
      <TextField
        label="Why"
        description="The customer keeps it as credit, which pays the next invoices."
        placeholder="The account was closed"
        at="/reason"
        required
        maxLength={255}
        data-autofocus
        {...field('reason')}
      />
    </FormFrame>
  )
}
