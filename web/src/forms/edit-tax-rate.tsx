import type { TaxRate } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { DayField, TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

interface EditTaxRateProps {
  /** Null: the form is closed. */
  readonly rate: TaxRate | null
  readonly onClose: () => void
}

/** Changes what invoices call a rate, and its last day. What it charges never changes. */
export function EditTaxRate({ rate, onClose }: EditTaxRateProps) {
  return (
    <FormDialog opened={rate !== null} onClose={onClose} title={`Edit ${rate?.name ?? ''}`}>
      {rate !== null && <RateForm rate={rate} onClose={onClose} />}
    </FormDialog>
  )
}

function RateForm({ rate, onClose }: { readonly rate: TaxRate; readonly onClose: () => void }) {
  const api = useApi()
  const { typed, field } = useTyped({ name: rate.name, until: rate.valid_until ?? '' })
  const action = useAction({
    run: () => api.updateTaxRate(rate.id, { name: typed.name.trim(), valid_until: typed.until === '' ? null : typed.until }),
    says: ({ name }) => `${name} is changed`,
    afterwards: onClose,
  })
  return (
    <FormFrame submit="Save" onSubmit={() => action.mutate()} onClose={onClose} error={action.error} isPending={action.isPending}>
      <TextField
        label="Name"
        description="As it stands on invoices."
        at="/name"
        required
        maxLength={256}
        data-autofocus
        {...field('name')}
      />
      <DayField label="Last day" description="Empty: it does not end." at="/valid_until" {...field('until')} />
    </FormFrame>
  )
}
