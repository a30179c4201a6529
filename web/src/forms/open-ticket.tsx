import { Textarea } from '@mantine/core'
import { useApi } from '../api.tsx'
import { priorityChoices } from '../components/ticket-text.ts'
import { useFieldError } from '../ui/form-errors.tsx'
import { useAction } from '../use-action.ts'
import { AssigneeSelect } from './assignee-select.tsx'
import { CustomerSelect } from './customer-select.tsx'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { type Links, linksOf, noLinks, TicketLinks } from './ticket-links.tsx'
import { useTyped } from './use-typed.ts'

interface TypedTicket extends Links {
  readonly customer: string
  readonly subject: string
  readonly body: string
  readonly author: 'customer' | 'staff'
  readonly priority: 'low' | 'normal' | 'high' | 'urgent'
  readonly assignee: string
}

/** Passes on what a customer asked, by telephone for instance, or begins a conversation with one. */
export function OpenTicket({ customer = '', ...props }: DialogProps & { readonly customer?: string }) {
  return (
    <FormDialog {...props} title="New ticket" size="lg">
      <TicketForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

function TicketForm({ customer, onClose }: { readonly customer: string; readonly onClose: () => void }) {
  const api = useApi()
  const blank: TypedTicket = { customer, subject: '', body: '', author: 'customer', priority: 'normal', assignee: '', ...noLinks }
  const { typed, field, set } = useTyped<TypedTicket>(() => blank)
  const action = useAction({
    run: () =>
      api.createTicket({
        ...{ customer: typed.customer, author: typed.author, priority: typed.priority },
        ...{ subject: typed.subject.trim(), body: typed.body.trim(), assignee: typed.assignee || null },
        ...linksOf(typed),
      }),
    says: ({ number }) => `Ticket #${number} is open`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Open the ticket"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.customer !== '' && typed.subject.trim() !== '' && typed.body.trim() !== ''}
      isPending={action.isPending}
    >
      {customer === '' && (
        <CustomerSelect
          label="Customer"
          placeholder="Choose a customer"
          at="/customer"
          value={typed.customer}
          onChange={(chosen) => set({ customer: chosen, ...noLinks })}
        />
      )}
      <ChoiceField
        label="Who speaks"
        at="/author"
        data={[
          { value: 'customer', label: 'The customer: I pass on what they asked' },
          { value: 'staff', label: 'We do: the customer gets it by mail' },
        ]}
        {...field('author')}
        onChange={(value) => field('author').onChange(value || 'customer')}
      />
      <TextField label="Subject" at="/subject" required maxLength={256} {...field('subject')} />
      <Words {...field('body')} />
      <ChoiceField
        label="Urgency"
        at="/priority"
        data={priorityChoices}
        {...field('priority')}
        onChange={(value) => field('priority').onChange(value || 'normal')}
      />
      <AssigneeSelect {...field('assignee')} />
      {typed.customer !== '' && <TicketLinks customer={typed.customer} links={typed} onChange={set} />}
    </FormFrame>
  )
}

function Words({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const said = useFieldError('/body')
  return (
    <Textarea
      label="Message"
      required
      autosize
      minRows={5}
      maxRows={16}
      maxLength={20_000}
      error={said}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
