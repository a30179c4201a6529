import { Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { SubscriptionPreview } from '@quarterday/sdk/types.gen.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { formatMoment, formatPeriod } from '../ui/format-date.ts'
import { lineTitle } from '../ui/line-title.ts'
import { Money } from '../ui/money.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import classes from './preview.module.css'

type PreviewedInvoice = Pick<
  NonNullable<SubscriptionPreview['invoice']>,
  'lines' | 'currency' | 'subtotal' | 'discount' | 'tax' | 'total' | 'credits_applied' | 'amount_due' | 'credit_generated'
>

interface PreviewProps {
  readonly preview: Pick<UseQueryResult<SubscriptionPreview>, 'data' | 'error' | 'fetchStatus'>
  readonly timezone: string
  /** Before there is anything to preview. */
  readonly idle: string
}

/** What would be billed now and next, to the cent: the same computation, without the writing. */
export function Preview({ preview, timezone, idle }: PreviewProps) {
  const { data, error, fetchStatus } = preview
  if (error) return <ProblemPanel error={error} />
  if (!data && fetchStatus === 'idle') return <Text c="dimmed">{idle}</Text>
  if (!data) return <Skeleton height={140} aria-label="Computing the preview" />
  const { invoice, credit_notes, next_invoice, next_credit_notes, next_billing_at } = data
  return (
    <Stack gap="sm" aria-live="polite" style={{ opacity: fetchStatus === 'fetching' ? 0.6 : 1 }}>
      <InvoiceAmounts heading="Billed now" invoice={invoice} nothing="Nothing is billed now." />
      <GivenBack heading="Given back now" notes={credit_notes} />
      <InvoiceAmounts
        heading={next_billing_at && next_invoice ? `Next invoice, ${formatMoment(next_billing_at, timezone)}` : 'Next invoice'}
        invoice={next_invoice}
        nothing="No further invoice."
      />
      <GivenBack heading="Given back with it" notes={next_credit_notes} />
    </Stack>
  )
}

type Notes = SubscriptionPreview['credit_notes']

/** What credit notes give back of earlier invoices. */
function GivenBack({ heading, notes }: { readonly heading: string; readonly notes: Notes }) {
  const [first] = notes
  if (first === undefined) return null
  const { currency } = first
  const sum = (amountOf: (note: Notes[number]) => number) => notes.reduce((total, note) => total + amountOf(note), 0)
  const [discount, tax, credited, refunded] = [
    sum((note) => note.discount),
    sum((note) => note.tax),
    sum((note) => note.credited),
    sum((note) => note.refunded),
  ]
  return (
    <section className={classes.sheet} aria-label={heading}>
      <Title order={3} size="h6" mb="xs">
        {heading}
      </Title>
      <Lines lines={notes.flatMap(({ lines }) => lines)} currency={currency} />
      {discount !== 0 && <Sum name="Discount" minor={-discount} currency={currency} />}
      {tax !== 0 && <Sum name="Tax" minor={tax} currency={currency} />}
      <Sum name="Given back" minor={sum((note) => note.total)} currency={currency} strong />
      {credited !== 0 && <Sum name="Of it to the customer’s credit" minor={credited} currency={currency} />}
      {refunded !== 0 && <Sum name="Of it sent back" minor={refunded} currency={currency} />}
    </section>
  )
}

interface PreviewedInvoiceProps {
  readonly heading?: string
  readonly invoice: PreviewedInvoice | null
  readonly nothing: string
}

export function InvoiceAmounts({ heading, invoice, nothing }: PreviewedInvoiceProps) {
  return (
    <section className={heading ? classes.sheet : undefined} aria-label={heading}>
      {heading && (
        <Title order={3} size="h6" mb="xs">
          {heading}
        </Title>
      )}
      {invoice === null ? <Text size="sm">{nothing}</Text> : <Amounts {...invoice} />}
    </section>
  )
}

function Amounts({ lines, currency, subtotal, discount, tax, total, credits_applied, amount_due, credit_generated }: PreviewedInvoice) {
  return (
    <>
      <Lines lines={lines} currency={currency} />
      {discount !== 0 && <Sum name="Discount" minor={-discount} currency={currency} />}
      {tax !== 0 && <Sum name="Tax" minor={tax} currency={currency} />}
      {(total !== subtotal || credits_applied !== 0) && <Sum name="Total" minor={total} currency={currency} />}
      {credits_applied !== 0 && <Sum name="Paid from credit" minor={-credits_applied} currency={currency} />}
      <Sum name="To pay" minor={amount_due} currency={currency} strong />
      {credit_generated > 0 && !lines.some(({ kind }) => kind === 'credit_to_balance') && (
        <Sum name="Goes to the customer’s credit" minor={credit_generated} currency={currency} strong />
      )}
    </>
  )
}

interface LinesProps {
  readonly lines: readonly (Pick<PreviewedInvoice['lines'][number], 'description' | 'quantity' | 'period' | 'amount'> & {
    readonly kind: PreviewedInvoice['lines'][number]['kind'] | Notes[number]['lines'][number]['kind']
  })[]
  readonly currency: PreviewedInvoice['currency']
}

function Lines({ lines, currency }: LinesProps) {
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={`${line.description} ${line.period?.start} ${line.amount}`}>
          <span>
            {titleOf(line)}
            {line.period && (
              <Text span size="xs" c="dimmed" display="block">
                {formatPeriod(line.period)}
              </Text>
            )}
          </span>
          <Money minor={line.amount} currency={currency} />
        </li>
      ))}
    </ul>
  )
}

function titleOf({ kind, ...line }: LinesProps['lines'][number]): string {
  // Written in the customer’s language; here it is staff who read.
  if (kind === 'credit_to_balance') return 'Goes to the customer’s credit'
  return lineTitle({ ...line, kind: kind === 'proration' ? 'proration_credit' : kind === 'return' ? 'one_off' : kind })
}

interface SumProps {
  readonly name: string
  readonly minor: number
  readonly currency: PreviewedInvoice['currency']
  readonly strong?: boolean
}

function Sum({ name, minor, currency, strong = false }: SumProps) {
  return (
    <Group justify="space-between" wrap="nowrap" fz="sm" fw={strong ? 650 : undefined} pt={4}>
      <span>{name}</span>
      <Money minor={minor} currency={currency} />
    </Group>
  )
}
