import { Stack, Text } from '@mantine/core'
import type { PortalCreditNote, PortalInvoice } from '@quarterday/sdk/types.gen.ts'
import { useFormats } from '../formats.ts'
import { usePortalQuery } from '../queries.ts'
import { invoiceTexts } from '../texts/invoices.ts'
import { useTexts } from '../texts.ts'
import { Card } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'
import { lineTitle } from './line-title.ts'
import { Sums } from './sums.tsx'

/** What was given back of an invoice, and where that went. Nothing where nothing was. */
export function CreditNotes({ invoice: { id, credit_notes: named } }: { readonly invoice: PortalInvoice }) {
  const t = useTexts(invoiceTexts)
  if (named.length === 0) return null
  return (
    <Card title={t.creditNotes}>
      <Stack gap="lg">
        {named.map(({ id: note }) => (
          <Note key={note} id={note} invoice={id} />
        ))}
      </Stack>
    </Card>
  )
}

function Note({ id, invoice }: { readonly id: string; readonly invoice: string }) {
  const note = usePortalQuery(['invoices', invoice, 'credit notes', id], (api, options) => api.getPortalCreditNote(id, options))
  return <Loaded query={note}>{(read) => <Shown note={read} />}</Loaded>
}

function Shown({ note }: { readonly note: PortalCreditNote }) {
  const t = useTexts(invoiceTexts)
  const formats = useFormats()
  const { number, currency, lines = [], discount, tax, total, issued_on: on, reduced_due: due, credited, refunded } = note
  const money = (minor: number) => formats.money(minor, currency)
  const went = [
    ...(due === 0 ? [] : [t.noteDue(money(due))]),
    ...(credited === 0 ? [] : [t.noteCredit(money(credited))]),
    ...(refunded === 0 ? [] : [t.noteBack(money(refunded))]),
  ]
  return (
    <section aria-label={t.note(number)}>
      <Text fw={600} size="sm">
        {t.note(number)}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t.noteText(money(total), formats.day(on))}
      </Text>
      <Sums
        label={t.note(number)}
        rows={[
          ...lines.map((line) => ({
            name: lineTitle(line, { unused: t.unused, formats }),
            note: line.period && formats.period(line.period),
            amount: money(line.amount),
          })),
          ...(discount === 0 ? [] : [{ name: t.discount, amount: money(-discount) }]),
          ...(tax === 0 ? [] : [{ name: t.tax, amount: money(tax) }]),
          { name: t.total, amount: money(total), isStrong: true },
        ]}
      />
      {went.length > 0 && (
        <Text size="sm" mt={4}>
          {went.join(' · ')}
        </Text>
      )}
    </section>
  )
}
