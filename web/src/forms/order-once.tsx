import { ActionIcon, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { Currency, Customer, InvoiceLineCreate, InvoicePreviewCreate } from '@quarterday/sdk/types.gen.ts'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { InvoiceAmounts } from '../components/preview.tsx'
import { queries } from '../queries.ts'
import { formatMoney } from '../ui/format.ts'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { ChargeFields } from './charge-fields.tsx'
import { blankCharge, chargeOf, type TypedCharge } from './charge-of.ts'
import { CheckField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { usePreview } from './use-preview.ts'

interface OrderProps extends DialogProps {
  readonly customer: Customer
}

/** Invoices a customer for something that does not recur, without a subscription. */
export function OrderOnce({ customer, ...props }: OrderProps) {
  return (
    <FormDialog {...props} title={`Invoice ${customer.name} once`} size="lg">
      <LoadedForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

function LoadedForm(props: Omit<OrderProps, 'opened'>) {
  const organization = useQuery(queries.organization(useApi()))
  if (organization.error) return <ProblemPanel error={organization.error} />
  if (!organization.data) return <LoadingRows count={3} />
  return <OrderForm {...props} currency={props.customer.currency ?? organization.data.currency} />
}

function OrderForm({ customer, onClose, currency }: Omit<OrderProps, 'opened'> & { readonly currency: Currency }) {
  const api = useApi()
  const navigate = useNavigate()
  const [charges, setCharges] = useState<readonly TypedCharge[]>([blankCharge])
  const [memo, setMemo] = useState('')
  const [isDraft, setDraft] = useState(false)
  const lines = charges.map((each) => chargeOf(each, currency))
  const body: InvoicePreviewCreate | null = lines.every((line): line is InvoiceLineCreate => line !== null)
    ? { customer: customer.id, currency, lines, finalize: !isDraft, ...(memo.trim() !== '' && { memo: memo.trim() }) }
    : null
  const preview = usePreview({ of: ['order', customer.id], body, ask: (wanted, options) => api.previewInvoice(wanted, options) })
  const { data, error } = preview.query
  const action = useAction({
    run: (wanted: InvoicePreviewCreate) => api.createInvoice(wanted),
    says: ({ number }) => (number === null ? 'The draft is made' : `${number} is made`),
    afterwards: onClose,
  })
  const open = ({ id }: { readonly id: string }) => void navigate({ to: '/invoices/$id', params: { id } })
  return (
    <FormFrame
      submit={isDraft ? 'Make a draft' : data && preview.isCurrent ? `Invoice ${formatMoney(data.total, currency)}` : 'Invoice it'}
      onSubmit={() => body !== null && action.mutate(body, { onSuccess: open })}
      onClose={onClose}
      error={action.error}
      previewError={error}
      isReady={preview.isCurrent}
      isPending={action.isPending}
    >
      {charges.map((typed, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
        <Group key={index} align="start" wrap="nowrap" gap="sm">
          <Stack gap="sm" flex={1}>
            <ChargeFields
              currency={currency}
              within={`/lines/${index}`}
              form={{
                typed,
                field: (name) => ({
                  value: typed[name],
                  onChange: (value) => setCharges(charges.map((each, at) => (at === index ? { ...each, [name]: value } : each))),
                }),
              }}
            />
          </Stack>
          {charges.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              mt={26}
              aria-label={`Remove line ${index + 1}`}
              onClick={() => setCharges(charges.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {charges.length < 100 && (
        <Button size="xs" variant="default" style={{ alignSelf: 'start' }} onClick={() => setCharges([...charges, blankCharge])}>
          Add a line
        </Button>
      )}
      <TextField label="A word to the customer" at="/memo" maxLength={2000} value={memo} onChange={setMemo} />
      <CheckField
        label="Keep it as a draft"
        description="It is issued, with a number, when somebody finalizes it."
        value={isDraft}
        onChange={setDraft}
      />
      {error ? (
        <ProblemPanel error={error} />
      ) : body === null ? (
        <Text c="dimmed">Say what for and how much to see what it bills.</Text>
      ) : data ? (
        <InvoiceAmounts heading="The invoice" invoice={data} nothing="Nothing is billed." />
      ) : (
        <Skeleton height={140} aria-label="Computing the preview" />
      )}
    </FormFrame>
  )
}
