import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Invoice, SentMessages } from '@quarterday/sdk/types.gen.ts'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { EditMemo } from '../forms/edit-memo.tsx'
import { RecordPayment } from '../forms/record-payment.tsx'
import { ReissueInvoice } from '../forms/reissue-invoice.tsx'
import { useMayEach } from '../may.tsx'
import { formatMoney } from '../ui/format.ts'
import { useAction } from '../use-action.ts'

/** What is done with an invoice more rarely than charging it. Nothing for who may do none of it. */
export function InvoiceMore({ invoice, onError }: { readonly invoice: Invoice; readonly onError: (error: Error | null) => void }) {
  const api = useApi()
  const may = useMayEach()
  const navigate = useNavigate()
  const [isRecording, recording] = useDisclosure()
  const [isVoiding, voiding] = useDisclosure()
  const [isReissuing, reissuing] = useDisclosure()
  const [isWritingOff, writingOff] = useDisclosure()
  const [isDeleting, deleting] = useDisclosure()
  const [isEditing, editing] = useDisclosure()
  const { id, status, number, currency, amount_due: due, amount_paid: paid, reason } = invoice
  const send = useAction({ run: () => api.sendInvoice(id), says: sentText })
  // What the state table does not allow is not offered.
  const can = invoiceMachine[status]
  const [mayBill, mayPay, mayTell] = [may('invoices:write'), may('payments:write'), may('notifications:write')]
  const isDraft = status === 'draft'
  const offers = {
    record: mayPay && can.pay && due > 0,
    send: mayTell && !isDraft && status !== 'void',
    edit: mayBill && isDraft,
    reissue: mayBill && can.void && paid === 0 && !isDraft,
    writeOff: mayBill && can.write_off,
    void: mayBill && can.void,
    delete: mayBill && isDraft && reason === 'one_off',
  }
  if (!Object.values(offers).some(Boolean)) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={send.isPending}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offers.record && <Menu.Item onClick={recording.open}>Record a payment</Menu.Item>}
          {offers.send && (
            <Menu.Item onClick={() => send.mutate(undefined, { onSettled: (_, error) => onError(error) })}>Send it</Menu.Item>
          )}
          {offers.edit && <Menu.Item onClick={editing.open}>Edit what it says</Menu.Item>}
          {offers.reissue && <Menu.Item onClick={reissuing.open}>Reissue</Menu.Item>}
          {offers.writeOff && <Menu.Item onClick={writingOff.open}>Write off</Menu.Item>}
          {offers.void && (
            <Menu.Item color="red" onClick={voiding.open}>
              Void
            </Menu.Item>
          )}
          {offers.delete && (
            <Menu.Item color="red" onClick={deleting.open}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <RecordPayment invoice={invoice} opened={isRecording} onClose={recording.close} />
      <EditMemo invoice={invoice} opened={isEditing} onClose={editing.close} />
      <ReissueInvoice invoice={invoice} opened={isReissuing} onClose={reissuing.close} />
      <ConfirmDeed
        opened={isWritingOff}
        onClose={writingOff.close}
        title={`Write off ${number}?`}
        submit={`Write off ${formatMoney(due, currency)}`}
        isDangerous
        run={() => api.markInvoiceUncollectible(id)}
        says="The invoice is written off"
      >
        You do not expect the money any more, and nobody is asked for it. Should it come after all, it can still be paid.
      </ConfirmDeed>
      <ConfirmDeed
        opened={isVoiding}
        onClose={voiding.close}
        title={`Void ${number ?? 'the draft'}?`}
        submit="Void it"
        dismiss="Keep it"
        isDangerous
        run={() => api.voidInvoice(id)}
        says="The invoice is void"
      >
        Nothing is owed for it any more, and what credit had paid of it is given back. {number !== null && 'Its number stays taken. '}This
        cannot be undone.
      </ConfirmDeed>
      <ConfirmDeed
        opened={isDeleting}
        onClose={deleting.close}
        title="Delete the draft?"
        submit="Delete it"
        dismiss="Keep it"
        isDangerous
        run={async () => {
          await api.deleteInvoice(id, { ifMatch: etagOf(invoice) })
          // Before the screens read anew: this one would ask for what is gone.
          await navigate({ to: '/invoices' })
        }}
        says="The draft is deleted"
      >
        It has no number yet, so nothing is missed. Nobody is billed for what it says. This cannot be undone.
      </ConfirmDeed>
    </>
  )
}

function sentText({ data }: SentMessages): string {
  const reached = data.filter(({ status }) => status !== 'suppressed').map(({ address }) => address)
  if (reached.length === 0) return 'Nobody could be told: see the messages'
  return `It is on its way to ${reached.join(' and ')}`
}
