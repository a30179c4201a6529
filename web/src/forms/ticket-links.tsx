import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { planName } from '../components/columns.tsx'
import { queries } from '../queries.ts'
import { formatDay } from '../ui/format-date.ts'
import { lineTitle } from '../ui/line-title.ts'
import { ChoiceField } from './fields.tsx'

/** What a ticket can be about beside its customer; empty: nothing of the kind. */
export interface Links {
  readonly subscription: string
  readonly invoice: string
  readonly line_item: string
}

export const noLinks: Links = { subscription: '', invoice: '', line_item: '' }

/** As the API takes them. */
export function linksOf({ subscription, invoice, line_item }: Links) {
  return { subscription: subscription || null, invoice: invoice || null, line_item: line_item || null }
}

interface LinksFieldsProps {
  readonly customer: string
  readonly links: Links
  readonly onChange: (links: Links) => void
}

/** What a ticket is about: one of the customer's subscriptions, an invoice, and a line on it. */
export function TicketLinks({ customer, links, onChange }: LinksFieldsProps) {
  const api = useApi()
  const subscriptions = useInfiniteQuery(queries.subscriptions(api, { customer, limit: 100 }))
  const invoices = useInfiniteQuery(queries.invoices(api, { customer, limit: 100 }))
  const invoice = useQuery({ ...queries.invoice(api, links.invoice), enabled: links.invoice !== '' })
  const sold = (subscriptions.data ?? []).map((each) => ({ value: each.id, label: planName(each) }))
  const billed = (invoices.data ?? []).map(({ id, number, issued_on: on }) => ({
    value: id,
    label: `${number ?? 'Draft'}${on === null ? '' : `, ${formatDay(on)}`}`,
  }))
  const lines = (invoice.data?.lines ?? []).map((line) => ({ value: line.id, label: lineTitle(line) }))
  return (
    <>
      {sold.length > 0 && (
        <ChoiceField
          label="Subscription"
          placeholder="None in particular"
          at="/subscription"
          clearable
          data={sold}
          value={links.subscription}
          onChange={(subscription) => onChange({ ...links, subscription })}
        />
      )}
      {billed.length > 0 && (
        <ChoiceField
          label="Invoice"
          placeholder="None in particular"
          at="/invoice"
          clearable
          data={billed}
          value={links.invoice}
          onChange={(chosen) => onChange({ ...links, invoice: chosen, line_item: '' })}
        />
      )}
      {links.invoice !== '' && lines.length > 0 && (
        <ChoiceField
          label="Line of the invoice"
          placeholder="None in particular"
          at="/line_item"
          clearable
          data={lines}
          value={links.line_item}
          onChange={(line) => onChange({ ...links, line_item: line })}
        />
      )}
    </>
  )
}
