import type { Invoice, PaymentRecord } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { useAction } from '../use-action.ts'
import { FigureField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { minorUnits } from './minor-units.ts'
import { useTyped } from './use-typed.ts'

interface RecordPaymentProps extends DialogProps {
  readonly invoice: Invoice
}

/** Notes money that came another way, such as a bank transfer, in full or in part. */
export function RecordPayment({ invoice, ...props }: RecordPaymentProps) {
  return (
    <FormDialog {...props} title={`A payment of ${invoice.number}`}>
      <RecordForm invoice={invoice} onClose={props.onClose} />
    </FormDialog>
  )
}

function RecordForm({ invoice, onClose }: Omit<RecordPaymentProps, 'opened'>) {
  const api = useApi()
  const { id, currency, amount_due: owed, number } = invoice
  const { typed, field } = useTyped({ amount: '', reference: '' })
  const amount = typed.amount === '' ? owed : minorUnits(typed.amount, currency)
  const body: PaymentRecord | null = amount === null || typed.reference.trim() === '' ? null : { amount, reference: typed.reference.trim() }
  const action = useAction({
    run: (wanted: PaymentRecord) => api.recordPayment(id, wanted),
    says: (payment) =>
      payment.amount === owed ? `${number} is paid` : `${formatMoney(owed - payment.amount, currency)} are left of ${number}`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit={amount === null ? 'Record the payment' : `Record ${formatMoney(amount, currency)}`}
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      isReady={body !== null}
      isPending={action.isPending}
    >
      <FigureField
        label={`Amount in ${currency}`}
        description={`Empty: all that is owed, ${formatMoney(owed, currency)}.`}
        at="/amount"
        error={amount === null ? `No amount of ${currency}` : null}
        data-autofocus
        {...field('amount')}
      />
      <TextField
        label="Reference"
        description="What the statement of the bank says."
        placeholder="Transfer of 1 April, INV-000042"
        at="/reference"
        required
        maxLength={256}
        autoComplete="off"
        {...field('reference')}
      />
    </FormFrame>
  )
}
