import { Stack, Text, Title } from '@mantine/core'
import type { Address, Invoice } from '@quarterday/sdk/types.gen.ts'
import { countryName } from '../ui/country.ts'
import { Facts } from '../ui/facts.tsx'
import { formatDay, formatPeriod } from '../ui/format-date.ts'
import { Money } from '../ui/money.tsx'
import { invoiceLooks, StatusBadge } from '../ui/status-badge.tsx'
import classes from './invoice-document.module.css'
import { InvoiceLines } from './invoice-lines.tsx'

/** The invoice as the customer knows it: a sheet with two parties, lines and totals. */
export function InvoiceDocument({ invoice }: { readonly invoice: Invoice }) {
  const { number, status, issued_on, due_on, period, seller_details: seller, customer_details: customer } = invoice
  return (
    <article className={classes.sheet} aria-label={number === null ? 'Draft invoice' : `Invoice ${number}`}>
      <header className={classes.head}>
        <Stack gap={2}>
          <Text fw={700} fz="lg">
            {seller.name}
          </Text>
          <Lines address={seller.address} />
          {seller.tax_ids.map(({ type, value }) => (
            <Text key={`${type} ${value}`} size="sm" c="dimmed">
              {type.toUpperCase().replaceAll('_', ' ')} {value}
            </Text>
          ))}
        </Stack>
        <Stack gap={4} className={classes.number}>
          <Text size="sm" c="dimmed" tt="uppercase" lts="0.08em" fw={600}>
            {number === null ? 'Draft' : 'Invoice'}
          </Text>
          {number !== null && (
            <Text fz="xl" fw={700} className="figures">
              {number}
            </Text>
          )}
          <StatusBadge look={invoiceLooks[status]} />
        </Stack>
      </header>
      <div className={classes.parties}>
        <Stack gap={2}>
          <Title order={2} className={classes.caption}>
            For
          </Title>
          <Text fw={600}>{customer.name}</Text>
          <Lines address={customer.address} />
          {customer.email && (
            <Text size="sm" c="dimmed">
              {customer.email}
            </Text>
          )}
          {customer.tax_ids.map(({ type, value }) => (
            <Text key={`${type} ${value}`} size="sm" c="dimmed">
              {type.toUpperCase().replaceAll('_', ' ')} {value}
            </Text>
          ))}
        </Stack>
        <Facts
          facts={{
            Issued: issued_on && formatDay(issued_on),
            'To pay by': due_on && formatDay(due_on),
            Period: period && formatPeriod(period),
          }}
        />
      </div>
      <InvoiceLines invoice={invoice} />
      <Totals invoice={invoice} />
      {invoice.tax_treatment !== 'taxed' && (
        <Text size="sm" mt="xl">
          {untaxed[invoice.tax_treatment]}
        </Text>
      )}
      {invoice.memo && (
        <Text size="sm" mt="xl" style={{ whiteSpace: 'pre-line' }}>
          {invoice.memo}
        </Text>
      )}
    </article>
  )
}

function Lines({ address }: { readonly address: Address }) {
  const { line1, line2, postal_code, city, state, country } = address
  const place = [postal_code, city, state].filter(Boolean).join(' ')
  return [line1, line2, place, countryName(country)].filter(Boolean).map((line) => (
    <Text key={line} size="sm" c="dimmed">
      {line}
    </Text>
  ))
}

/** One row a rate. Older documents, and what is given back of several, may have a tax without its rates. */
function taxRows({ tax, taxes }: Invoice): readonly (readonly [string, number])[] {
  if (taxes.length > 0) return taxes.map(({ name, amount }) => [name, amount])
  return tax === 0 ? [] : [['Tax', tax]]
}

const isOwed: ReadonlySet<Invoice['status']> = new Set(['open', 'overdue', 'paid'])

function discountNames({ discounts }: Invoice): string {
  return discounts.length === 0 ? 'Discount' : `Discount: ${discounts.map(({ name }) => name).join(', ')}`
}

const untaxed = {
  exempt: 'The customer is exempt from tax.',
  reverse_charge: 'Reverse charge: the customer accounts for the tax.',
} as const

function Totals({ invoice }: { readonly invoice: Invoice }) {
  const { currency, subtotal, discount, tax, total, credits_applied, amount_paid, amount_due, wallet_applied } = invoice
  // What credit notes took off what is due.
  const credited = isOwed.has(invoice.status) ? total - credits_applied - amount_paid - amount_due : 0
  const rows: [string, number, boolean][] = [
    ...(subtotal === total && tax === 0 && discount === 0 ? [] : [['Subtotal', subtotal, false] satisfies [string, number, boolean]]),
    ...(discount === 0 ? [] : [[discountNames(invoice), -discount, false] satisfies [string, number, boolean]]),
    ...taxRows(invoice).map(([name, minor]): [string, number, boolean] => [name, minor, false]),
    [`Total, ${currency}`, total, true],
    ...(credits_applied === wallet_applied
      ? []
      : [['Paid from credit', wallet_applied - credits_applied, false] satisfies [string, number, boolean]]),
    ...(wallet_applied === 0 ? [] : [['Paid from wallets', -wallet_applied, false] satisfies [string, number, boolean]]),
    ...(credited <= 0 ? [] : [['Credited', -credited, false] satisfies [string, number, boolean]]),
    ...(amount_paid === 0 ? [] : [['Paid', -amount_paid, false] satisfies [string, number, boolean]]),
    ...(amount_due === total ? [] : [['To pay', amount_due, true] satisfies [string, number, boolean]]),
  ]
  return (
    <dl className={classes.totals}>
      {rows.map(([name, minor, isStrong]) => (
        <div key={name} data-strong={isStrong || undefined}>
          <dt>{name}</dt>
          <dd>
            <Money minor={minor} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
