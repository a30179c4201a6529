import { SegmentedControl, Stack, Table, Text } from '@mantine/core'
import type { PortalInvoice } from '@quarterday/sdk/types.gen.ts'
import { IconReceipt } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { isPayable } from '../components/pay-panel.tsx'
import { InvoiceStatus } from '../components/status.tsx'
import { invoiceStatuses } from '../filters.ts'
import { useFormats } from '../formats.ts'
import { usePortalList } from '../queries.ts'
import { invoiceTexts } from '../texts/invoices.ts'
import { useTexts } from '../texts.ts'
import { TextLink } from '../ui/link.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Empty, LoadedList } from '../ui/states.tsx'
import classes from './invoices.module.css'

const route = getRouteApi('/invoices')

/** What was billed, the newest first, by what is to be done about it. */
export function InvoicesPage() {
  const t = useTexts(invoiceTexts)
  const { status } = route.useSearch()
  const navigate = route.useNavigate()
  const list = usePortalList(['invoices', status ?? 'all'], (api, at, options) =>
    api.listPortalInvoices({ limit: 25, ...(status && { status }), ...at }, options),
  )
  return (
    <Screen title={t.title}>
      <SegmentedControl
        aria-label={t.filter}
        className={classes.filter}
        data={[{ value: 'all', label: t.all }, ...invoiceStatuses.map((value) => ({ value, label: t[value] }))]}
        value={status ?? 'all'}
        onChange={(value) => {
          const next = invoiceStatuses.find((each) => each === value)
          void navigate({ search: next === undefined ? {} : { status: next }, replace: true })
        }}
      />
      <Card>
        <LoadedList
          list={list}
          empty={
            <Empty title={status === undefined ? t.none : t.noneSuch} icon={<IconReceipt size={22} stroke={1.5} aria-hidden />}>
              {status === undefined && t.noneText}
            </Empty>
          }
        >
          {(invoices) => <InvoiceTable invoices={invoices} />}
        </LoadedList>
      </Card>
    </Screen>
  )
}

/** Invoices as rows, each of which leads to its own. */
export function InvoiceTable({ invoices }: { readonly invoices: readonly PortalInvoice[] }) {
  const t = useTexts(invoiceTexts)
  const formats = useFormats()
  return (
    <Table verticalSpacing="sm" horizontalSpacing={0} className={classes.table} aria-label={t.title}>
      <Table.Thead className={classes.head}>
        <Table.Tr>
          <Table.Th scope="col">{t.number}</Table.Th>
          <Table.Th scope="col" className={classes.wide}>
            {t.date}
          </Table.Th>
          <Table.Th scope="col">{t.status}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t.amount}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invoices.map((invoice) => (
          <Table.Tr key={invoice.id}>
            <Table.Td>
              <TextLink to="/invoices/$id" params={{ id: invoice.id }} fw={600} size="sm">
                {invoice.number ?? '–'}
              </TextLink>
              <Text size="xs" c="dimmed" className={classes.narrow}>
                {invoice.issued_on && formats.day(invoice.issued_on)}
              </Text>
            </Table.Td>
            <Table.Td className={classes.wide}>{invoice.issued_on && formats.day(invoice.issued_on)}</Table.Td>
            <Table.Td>
              <InvoiceStatus status={invoice.status} />
            </Table.Td>
            <Table.Td ta="right" className="figures">
              <Stack gap={0}>
                <Text size="sm" className="figures">
                  {formats.money(invoice.total, invoice.currency)}
                </Text>
                {isPayable(invoice) && invoice.amount_due !== invoice.total && (
                  <Text size="xs" c="dimmed" className="figures">
                    {t.due}: {formats.money(invoice.amount_due, invoice.currency)}
                  </Text>
                )}
              </Stack>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
