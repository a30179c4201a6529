import { etagOf } from '@quarterday/sdk/client.ts'
import type { Invoice } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { useAction } from '../use-action.ts'
import { LongTextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useReadAnew } from './use-read-anew.ts'

interface EditMemoProps extends DialogProps {
  readonly invoice: Invoice
}

/** What a draft says to the customer. */
export function EditMemo({ invoice, ...props }: EditMemoProps) {
  return (
    <FormDialog {...props} title="A word to the customer">
      <AsRead invoice={invoice} onClose={props.onClose} />
    </FormDialog>
  )
}

function AsRead({ invoice, onClose }: Omit<EditMemoProps, 'opened'>) {
  const { read, beginning, readAnew } = useReadAnew(invoice, queries.invoice(useApi(), invoice.id))
  return <MemoForm key={beginning} invoice={read} onReload={readAnew} onClose={onClose} />
}

function MemoForm({ invoice, onReload, onClose }: Omit<EditMemoProps, 'opened'> & { readonly onReload: () => void }) {
  const api = useApi()
  const [memo, setMemo] = useState(invoice.memo ?? '')
  const action = useAction({
    run: () => api.updateInvoice(invoice.id, { memo: memo.trim() === '' ? null : memo.trim() }, { ifMatch: etagOf(invoice) }),
    says: () => 'The draft is changed',
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Save"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      onReload={onReload}
      isReady={memo.trim() !== (invoice.memo ?? '')}
      isPending={action.isPending}
    >
      <LongTextField
        label="A word to the customer"
        description="It stands below the totals. Empty: nothing does."
        at="/memo"
        maxLength={2000}
        data-autofocus
        value={memo}
        onChange={setMemo}
      />
    </FormFrame>
  )
}
