import type { Ticket } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { linksOf, TicketLinks } from './ticket-links.tsx'
import { useTyped } from './use-typed.ts'

/** Changes what a ticket is called and what it is about. */
export function EditTicket({ ticket, ...props }: DialogProps & { readonly ticket: Ticket }) {
  return (
    <FormDialog {...props} title={`Ticket #${ticket.number}`}>
      <TicketForm ticket={ticket} onClose={props.onClose} />
    </FormDialog>
  )
}

function TicketForm({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const api = useApi()
  const { typed, field, set } = useTyped(() => ({
    subject: ticket.subject,
    subscription: ticket.subscription ?? '',
    invoice: ticket.invoice ?? '',
    line_item: ticket.line_item ?? '',
  }))
  const action = useAction({
    run: () => api.updateTicket(ticket.id, { subject: typed.subject.trim(), ...linksOf(typed) }),
    says: ({ number }) => `Ticket #${number} is changed`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Save"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.subject.trim() !== ''}
      isPending={action.isPending}
    >
      <TextField label="Subject" at="/subject" required maxLength={256} {...field('subject')} />
      <TicketLinks customer={ticket.customer} links={typed} onChange={set} />
    </FormFrame>
  )
}
