import { Alert, Group, Stack, Text } from '@mantine/core'
import type { PortalInvoice } from '@quarterday/sdk/types.gen.ts'
import { IconAlertCircle, IconReceipt } from '@tabler/icons-react'
import { useFormats } from '../formats.ts'
import { usePortalQuery } from '../queries.ts'
import { invoiceTexts } from '../texts/invoices.ts'
import { overviewTexts } from '../texts/overview.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'

const most = 5

/** What is to be paid now: first what is late, then what is not. Nothing where nothing is owed. */
export function DueNow() {
  const t = useTexts(overviewTexts)
  const overdue = usePortalQuery(['invoices', 'overdue', 'first'], (api, options) =>
    api.listPortalInvoices({ status: 'overdue', limit: most, sort: 'due_on' }, options),
  )
  const pending = usePortalQuery(['invoices', 'pending', 'first'], (api, options) =>
    api.listPortalInvoices({ status: 'pending', limit: most, sort: 'due_on' }, options),
  )
  const late = owed(overdue.data?.data)
  const due = owed(pending.data?.data)
  return (
    <>
      {late.length > 0 && (
        <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} title={t.overdue(late.length)}>
          <Rows invoices={late} isLate />
        </Alert>
      )}
      {due.length > 0 && (
        <Alert color="accent" variant="light" icon={<IconReceipt aria-hidden />} title={t.due(due.length)}>
          <Rows invoices={due} isLate={false} />
        </Alert>
      )}
    </>
  )
}

function owed(invoices: readonly PortalInvoice[] = []): readonly PortalInvoice[] {
  return invoices.filter(({ amount_due: due }) => due > 0)
}

function Rows({ invoices, isLate }: { readonly invoices: readonly PortalInvoice[]; readonly isLate: boolean }) {
  const t = useTexts(overviewTexts)
  const { invoice: named } = useTexts(invoiceTexts)
  const formats = useFormats()
  return (
    <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {invoices.map(({ id, number, amount_due: due, due_on: on, currency }) => (
        <Group key={id} component="li" justify="space-between" gap="xs">
          <div>
            <TextLink to="/invoices/$id" params={{ id }} fw={600} size="sm" c="inherit" td="underline">
              {named(number ?? '')}
            </TextLink>
            {on && <Text size="sm">{isLate ? t.dueSince(formats.day(on)) : t.dueOn(formats.day(on))}</Text>}
          </div>
          <ButtonLink to="/invoices/$id" params={{ id }} size="sm" {...(isLate && { color: 'red' })}>
            {t.pay(formats.money(due, currency))}
          </ButtonLink>
        </Group>
      ))}
    </Stack>
  )
}
