import { Group, Stack, Text } from '@mantine/core'
import type { PortalPayment } from '@quarterday/sdk/types.gen.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { declineKind } from '../decline-words.ts'
import { useFormats } from '../formats.ts'
import { invoiceTexts } from '../texts/invoices.ts'
import { paymentTexts } from '../texts/payment.ts'
import { useTexts } from '../texts.ts'
import { Card } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'
import { PaymentStatus } from './status.tsx'

/** What was paid on an invoice, and tried to. Nothing where nobody has. */
export function Payments({ query }: { readonly query: UseQueryResult<{ readonly data: readonly PortalPayment[] }> }) {
  const t = useTexts(invoiceTexts)
  const { money, reasons } = useTexts(paymentTexts)
  const formats = useFormats()
  if (query.data?.data.length === 0) return null
  return (
    <Card title={t.payments}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t.payments}>
            {data.map(({ id, amount, currency, created_at: at, status, decline_reason: reason }) => (
              <Group key={id} component="li" justify="space-between" gap="xs">
                <div>
                  <Text size="sm">{money(formats.money(amount, currency), formats.dayOf(at))}</Text>
                  {status === 'declined' && (
                    <Text size="xs" c="dimmed">
                      {reasons[declineKind(reason)]}
                    </Text>
                  )}
                </div>
                <PaymentStatus status={status} />
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}
