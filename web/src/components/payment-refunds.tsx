import { Button, Group, Stack, Text } from '@mantine/core'
import type { Refund } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { MarkRefundFailed } from '../forms/mark-refund-failed.tsx'
import { MarkRefundSent } from '../forms/mark-refund-sent.tsx'
import { May } from '../may.tsx'
import { Money } from '../ui/money.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { reasonOf, refundLooks } from './payment-text.ts'

/** What went back of a payment, or is on its way; nothing where nothing did. */
export function PaymentRefunds({ refunds }: { readonly refunds: readonly Refund[] }) {
  const [marked, setMarked] = useState<Refund | null>(null)
  const [failed, setFailed] = useState<Refund | null>(null)
  if (refunds.length === 0) return null
  return (
    <Stack component="ul" gap={4} m={0} p={0} fz="sm" style={{ listStyle: 'none' }} aria-label="Refunds">
      {refunds.map((refund) => (
        <li key={refund.id}>
          <Group gap="xs">
            <span>
              −<Money minor={refund.amount} currency={refund.currency} />
            </span>
            <StatusBadge look={refundLooks[refund.status]} />
            {refund.gateway === 'manual' && refund.status === 'created' && (
              <May do="payments:write">
                <Button size="compact-xs" variant="default" onClick={() => setMarked(refund)}>
                  Mark as sent
                </Button>
                <Button size="compact-xs" variant="default" onClick={() => setFailed(refund)}>
                  Could not be sent
                </Button>
              </May>
            )}
          </Group>
          {refund.decline_reason !== null && (
            <Text size="xs" c="dimmed">
              {reasonOf(refund.decline_reason)}
            </Text>
          )}
        </li>
      ))}
      <MarkRefundSent refund={marked} onClose={() => setMarked(null)} />
      <MarkRefundFailed refund={failed} onClose={() => setFailed(null)} />
    </Stack>
  )
}
