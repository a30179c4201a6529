import { Skeleton, Stack, Text, Title } from '@mantine/core'
import type { Interval, PreviewedInvoice, SubscriptionPreview } from '@quarterday/sdk/types.gen.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFormats } from '../formats.ts'
import { givenBack, previewSaid } from '../preview-sentence.ts'
import { previewTexts } from '../texts/preview.ts'
import { priceTexts } from '../texts/prices.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { lineTitle } from './line-title.ts'
import classes from './previewed.module.css'
import { type SumRow, Sums } from './sums.tsx'

interface PreviewedProps {
  readonly preview: Pick<UseQueryResult<SubscriptionPreview>, 'data' | 'error' | 'fetchStatus'>
  readonly interval: Interval
  /** Where the days of a subscription begin; left out for one that has not begun. */
  readonly timezone?: string
  /** Before there is anything to ask. */
  readonly idle: string
  readonly says?: Readonly<Record<string, string>>
}

/** What would be billed now and next, to the cent: the same computation, without the writing. */
export function Previewed({ preview: { data, error, fetchStatus }, interval, timezone, idle, says }: PreviewedProps) {
  const words = useTexts(previewTexts)
  const prices = useTexts(priceTexts)
  const formats = useFormats(timezone)
  if (error) return <Problem error={error} {...(says && { says })} />
  if (!data && fetchStatus === 'idle') return <Text c="dimmed">{idle}</Text>
  if (!data) return <Skeleton height={140} role="status" aria-label={words.computing} />
  const back = givenBack(data)
  const [note] = data.credit_notes
  // What today's invoice is paid from already is not told twice.
  const isLeft = back > 0 && (data.invoice?.credits_applied ?? 0) === 0
  return (
    <Stack gap="sm" aria-live="polite" className={fetchStatus === 'fetching' ? classes.stale : undefined}>
      <Text fw={600} className={classes.said}>
        {previewSaid(data, { words, prices, formats, interval })}
        {note !== undefined && isLeft && ` ${words.backToday(formats.money(back, note.currency))}`}
      </Text>
      {data.invoice && <PreviewedSums heading={words.now} invoice={data.invoice} />}
      <GivenBack heading={words.givenBack} notes={data.credit_notes} />
      {data.next_invoice && data.next_billing_at && (
        <PreviewedSums heading={words.next(formats.dayOf(data.next_billing_at))} invoice={data.next_invoice} />
      )}
    </Stack>
  )
}

/** An invoice that is not written: its lines and what they come to. */
export function PreviewedSums({ heading, invoice }: { readonly heading?: string; readonly invoice: PreviewedInvoice }) {
  const t = useTexts(previewTexts)
  const formats = useFormats()
  const { currency, lines, subtotal, discount, tax, total, credits_applied: credit, amount_due: due, credit_generated: kept } = invoice
  const money = (minor: number) => formats.money(minor, currency)
  const isInclusive = lines.some(({ tax_behavior: behavior, tax: of }) => behavior === 'inclusive' && of !== 0)
  const rows: SumRow[] = [
    ...lines.map((line) => ({
      name: lineTitle(line, { unused: t.unused, formats }),
      note: line.period && formats.period(line.period),
      amount: money(line.amount),
    })),
    ...(discount === 0 ? [] : [{ name: t.discount, amount: money(-discount) }]),
    ...(tax === 0 ? [] : [{ name: t.tax, amount: money(tax) }]),
    ...(credit === 0 || total === subtotal ? [] : [{ name: t.total, amount: money(total) }]),
    ...(credit === 0 ? [] : [{ name: t.fromCredit, amount: money(-credit) }]),
    { name: t.toPay, amount: money(due), isStrong: true },
    ...(kept > 0 && !lines.some(({ kind }) => kind === 'credit_to_balance') ? [{ name: t.toCredit, amount: money(kept) }] : []),
  ]
  return (
    <section className={heading === undefined ? undefined : classes.sheet} aria-label={heading}>
      {heading !== undefined && (
        <Title order={3} size="h6" mb="xs">
          {heading}
        </Title>
      )}
      <Sums rows={rows} label={heading ?? t.toPay} />
      {isInclusive && (
        <Text size="xs" c="dimmed">
          {t.inclusive}
        </Text>
      )}
    </section>
  )
}

/** What credit notes give back at once of earlier invoices. */
function GivenBack({ heading, notes }: { readonly heading: string; readonly notes: SubscriptionPreview['credit_notes'] }) {
  const t = useTexts(previewTexts)
  const formats = useFormats()
  const [first] = notes
  if (first === undefined) return null
  const sum = (amountOf: (note: (typeof notes)[number]) => number) => notes.reduce((all, note) => all + amountOf(note), 0)
  const money = (minor: number) => formats.money(minor, first.currency)
  const [discount, tax, credited, refunded] = [
    sum((note) => note.discount),
    sum((note) => note.tax),
    sum((note) => note.credited),
    sum((note) => note.refunded),
  ]
  const rows: SumRow[] = [
    ...notes.flatMap(({ lines }) =>
      lines.map((line) => ({
        name: lineTitle(line, { unused: t.unused, formats }),
        note: line.period && formats.period(line.period),
        amount: money(line.amount),
      })),
    ),
    ...(discount === 0 ? [] : [{ name: t.discount, amount: money(-discount) }]),
    ...(tax === 0 ? [] : [{ name: t.tax, amount: money(tax) }]),
    { name: heading, amount: money(sum((note) => note.total)), isStrong: true },
    ...(credited === 0 ? [] : [{ name: t.toCredit, amount: money(credited) }]),
    ...(refunded === 0 ? [] : [{ name: t.sentBack, amount: money(refunded) }]),
  ]
  return (
    <section className={classes.sheet} aria-label={heading}>
      <Title order={3} size="h6" mb="xs">
        {heading}
      </Title>
      <Sums rows={rows} label={heading} />
    </section>
  )
}
