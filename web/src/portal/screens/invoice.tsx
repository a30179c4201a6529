import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PortalInvoice } from '@quarterday/sdk/types.gen.ts'
import { IconDownload } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { Facts } from '../../ui/facts.tsx'
import { CreditNotes } from '../components/credit-notes.tsx'
import { Explanation, InvoiceLines } from '../components/invoice-lines.tsx'
import { PayPanel } from '../components/pay-panel.tsx'
import { Payments } from '../components/payments.tsx'
import { InvoiceStatus } from '../components/status.tsx'
import { Sums } from '../components/sums.tsx'
import { countryIn } from '../countries.ts'
import { useFormats } from '../formats.ts'
import { useSpeech } from '../language.tsx'
import { usePortalQuery } from '../queries.ts'
import { invoiceTexts } from '../texts/invoices.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Problem } from '../ui/problem.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'
import { useDownload } from '../use-download.ts'

const route = getRouteApi('/invoices/$id')

/** One invoice: paying it, what is on it and why, what was paid and given back. */
export function InvoicePage() {
  const { id } = route.useParams()
  const t = useTexts(invoiceTexts)
  const invoice = usePortalQuery(['invoices', id], (api, options) => api.getPortalInvoice(id, options))
  if (invoice.data) return <Shown invoice={invoice.data} />
  return (
    <Screen title={t.title} above={<Above />}>
      <Loaded query={invoice}>{() => null}</Loaded>
    </Screen>
  )
}

function Above() {
  const t = useTexts(invoiceTexts)
  return (
    <TextLink to="/invoices" size="sm">
      {t.back}
    </TextLink>
  )
}

function Shown({ invoice }: { readonly invoice: PortalInvoice }) {
  const t = useTexts(invoiceTexts)
  const formats = useFormats()
  const { id, number, status, issued_on: issued, due_on: due, paid_at: paidAt, period, memo } = invoice
  const payments = usePortalQuery(['invoices', id, 'payments'], (api, options) =>
    api.listPortalPayments({ invoice: id, limit: 100 }, options),
  )
  const pdf = useDownload(`/v1/portal/invoices/${id}/pdf`)
  return (
    <Screen
      title={t.invoice(number ?? '')}
      mark={<InvoiceStatus status={status} />}
      above={<Above />}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconDownload size={17} stroke={1.6} aria-hidden />}
            loading={pdf.isPending}
            onClick={() => pdf.mutate()}
          >
            {t.pdf}
          </Button>
          <ButtonLink to="/help/new" search={{ invoice: id }} variant="subtle">
            {t.askInvoice}
          </ButtonLink>
        </>
      }
    >
      {pdf.error && <Problem error={pdf.error} />}
      {status === 'void' && (
        <Alert color="gray" variant="light" role="status">
          {t.void}
        </Alert>
      )}
      {payments.data && <PayPanel invoice={invoice} payments={payments.data.data} />}
      <Card>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Facts
            facts={{
              [t.issued]: issued && formats.day(issued),
              [t.dueOn]: due && formats.day(due),
              [t.paidAt]: paidAt && formats.dayOf(paidAt),
              [t.period]: period && formats.period(period),
              [t.memo]: memo,
            }}
          />
          <Facts
            facts={{
              [t.from]: <Party party={invoice.seller_details} />,
              [t.billedTo]: <Party party={invoice.customer_details} />,
            }}
          />
        </SimpleGrid>
      </Card>
      <Card title={t.lines}>
        <Stack gap="md">
          <InvoiceLines invoice={invoice} />
          <Amounts invoice={invoice} />
        </Stack>
      </Card>
      <Payments query={payments} />
      <CreditNotes invoice={invoice} />
    </Screen>
  )
}

function Party({ party: { name, address, tax_ids: taxIds } }: { readonly party: PortalInvoice['seller_details'] }) {
  const { locale } = useSpeech()
  const { line1, line2, postal_code: code, city, state, country } = address
  const rows = [name, line1, line2, [code, city].filter(Boolean).join(' '), state, countryIn(locale, country)]
  return (
    <>
      {[...rows, ...taxIds.map(({ value }) => value)].filter(Boolean).map((row) => (
        <div key={row}>{row}</div>
      ))}
    </>
  )
}

function Amounts({ invoice }: { readonly invoice: PortalInvoice }) {
  const t = useTexts(invoiceTexts)
  const formats = useFormats()
  const [isOpen, { toggle }] = useDisclosure(false)
  const { id, currency, subtotal, discount, tax, total, taxes, tax_treatment: treatment, status } = invoice
  const { credits_applied: credit, amount_paid: paid, amount_credited: credited, amount_due: due } = invoice
  const money = (minor: number) => formats.money(minor, currency)
  const rows = [
    ...(subtotal === total ? [] : [{ name: t.subtotal, amount: money(subtotal) }]),
    ...(discount === 0 ? [] : [{ name: t.discount, amount: money(-discount) }]),
    ...(taxes.length > 0
      ? taxes.map(({ percent, amount }) => ({ name: t.taxAt(formats.quantity(percent)), amount: money(amount) }))
      : tax === 0
        ? []
        : [{ name: t.tax, amount: money(tax) }]),
    { name: t.total, amount: money(total), isStrong: true },
    ...(credit === 0 ? [] : [{ name: t.fromCredit, amount: money(-credit) }]),
    ...(paid === 0 ? [] : [{ name: t.paidSoFar, amount: money(-paid) }]),
    ...(credited === 0 ? [] : [{ name: t.credited, amount: money(-credited) }]),
    ...(due === 0 || due === total || status === 'void' ? [] : [{ name: t.open, amount: money(due), isStrong: true }]),
  ]
  return (
    <Stack gap="xs">
      <Sums rows={rows} label={t.total} />
      {treatment !== 'taxed' && <Text size="sm">{treatment === 'exempt' ? t.exempt : t.reverseCharge}</Text>}
      <Group>
        <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={toggle}>
          {t.whyTotal}
        </Button>
      </Group>
      {isOpen && (
        <Text component="div" size="sm">
          <Explanation invoice={id} title={t.whyTotal} />
        </Text>
      )}
    </Stack>
  )
}
