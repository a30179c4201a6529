import { Button, Grid, Stack } from '@mantine/core'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import type { Invoice } from '@quarterday/sdk/types.gen.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { CreditNotesOfInvoice } from '../components/credit-notes.tsx'
import { InvoiceDocument } from '../components/invoice-document.tsx'
import { InvoiceDunning } from '../components/invoice-dunning.tsx'
import { InvoiceMore } from '../components/invoice-more.tsx'
import { InvoicePayments } from '../components/invoice-payments.tsx'
import { ObjectHistory } from '../components/object-history.tsx'
import { PaymentLinks } from '../components/payment-links.tsx'
import { outcomeOf } from '../components/payment-text.ts'
import { askedOf, WaitingForTax } from '../components/waiting-for-tax.tsx'
import { download } from '../download.ts'
import { CopyPaymentLink } from '../forms/copy-payment-link.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { useSession } from '../session.ts'
import { Facts } from '../ui/facts.tsx'
import { formatMoney } from '../ui/format.ts'
import { formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

const route = getRouteApi('/invoices/$id')

export function InvoicePage() {
  const { id } = route.useParams()
  const invoice = useQuery(queries.invoice(useApi(), id))
  return (
    <QueryPage query={invoice} title="Invoice" above={<Above />}>
      {(data) => <Loaded invoice={data} />}
    </QueryPage>
  )
}

function Above() {
  return (
    <TextLink to="/invoices" size="sm">
      Invoices
    </TextLink>
  )
}

function Loaded({ invoice }: { readonly invoice: Invoice }) {
  const api = useApi()
  const { id, status, currency, amount_due, customer, customer_details, number } = invoice
  const [problem, setProblem] = useState<Error | null>(null)
  const pay = useAction({ run: () => api.payInvoice(id), says: outcomeOf })
  const finalize = useAction({ run: () => api.finalizeInvoice(id), says: (after) => `Invoice ${after.number} is final` })
  const ask = useAction({ run: () => api.quoteInvoiceTax(id), says: askedOf })
  const session = useSession()
  const pdf = useMutation({ mutationFn: () => download(session, `/v1/invoices/${id}/pdf`) })
  const waits = invoice.tax_quote?.status === 'waiting'
  // What the state table does not allow is not offered.
  const can = invoiceMachine[status]
  return (
    <Page
      title={number === null ? 'Draft invoice' : `Invoice ${number}`}
      above={<Above />}
      note={
        <TextLink to="/customers/$id" params={{ id: customer }}>
          {customer_details.name}
        </TextLink>
      }
      actions={
        <>
          {waits && (
            <May do="invoices:write">
              <Button loading={ask.isPending} onClick={() => ask.mutate()}>
                Ask for its tax now
              </Button>
            </May>
          )}
          {can.finalize && !waits && (
            <May do="invoices:write">
              <Button loading={finalize.isPending} onClick={() => finalize.mutate()}>
                Finalize
              </Button>
            </May>
          )}
          {can.pay && amount_due > 0 && (
            <May do="payments:write">
              <Button loading={pay.isPending} onClick={() => pay.mutate()}>
                Charge {formatMoney(amount_due, currency)}
              </Button>
            </May>
          )}
          {can.pay && (
            <May do="payments:write">
              <CopyPaymentLink invoice={id} />
            </May>
          )}
          <Button variant="default" loading={pdf.isPending} onClick={() => pdf.mutate()}>
            PDF
          </Button>
          <Button variant="default" onClick={() => window.print()} visibleFrom="sm">
            Print
          </Button>
          <InvoiceMore invoice={invoice} onError={setProblem} />
        </>
      }
    >
      {pay.error && <ProblemPanel error={pay.error} />}
      {finalize.error && <ProblemPanel error={finalize.error} />}
      {ask.error && <ProblemPanel error={ask.error} />}
      {pdf.error && <ProblemPanel error={pdf.error} />}
      {problem && <ProblemPanel error={problem} />}
      <WaitingForTax invoice={invoice} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="lg">
            <InvoiceDocument invoice={invoice} />
            <div className="no-print">
              <ObjectHistory id={id} />
            </div>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }} className="no-print">
          <Stack gap="lg">
            <InvoicePayments invoice={invoice} />
            <May do="payments:read">
              <PaymentLinks invoice={invoice} />
            </May>
            <InvoiceDunning invoice={invoice} />
            {number !== null && <CreditNotesOfInvoice invoice={invoice} />}
            <About invoice={invoice} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

const reasons: Readonly<Record<Invoice['reason'], string>> = {
  start: 'the start of a subscription',
  renewal: 'a renewal',
  change: 'a change',
  cancel: 'a cancellation',
  pause: 'a pause',
  usage: 'usage that was billed early',
  top_up: 'a wallet top-up',
  consolidated: 'all that fell due that day',
  one_off: 'a single order',
}

function About({ invoice }: { readonly invoice: Invoice }) {
  const { reason, subscription, timezone, collection_method, collect_at, paid_at, closed_at, reissue_of, reissued_as, tax_quote } = invoice
  const on = (at: string | null) => at && formatMoment(at, timezone)
  return (
    <Panel title="About it">
      <Facts
        facts={{
          'Came from': reasons[reason],
          Subscription: subscription && (
            <TextLink to="/subscriptions/$id" params={{ id: subscription }}>
              open it
            </TextLink>
          ),
          'In the place of': reissue_of && <OtherInvoice id={reissue_of} />,
          'Reissued as': reissued_as && <OtherInvoice id={reissued_as} />,
          Paid: collection_method === 'charge_automatically' ? 'automatically' : 'by invoice',
          'Next attempt': on(collect_at),
          'Paid on': on(paid_at),
          'Closed on': on(closed_at),
          'Tax quoted by': tax_quote?.provider,
          'Tax reference': tax_quote?.reference && <code>{tax_quote.reference}</code>,
          Id: <code>{invoice.id}</code>,
        }}
      />
    </Panel>
  )
}

function OtherInvoice({ id }: { readonly id: string }) {
  return (
    <TextLink to="/invoices/$id" params={{ id }}>
      open it
    </TextLink>
  )
}
