import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer, Discount } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { ApplyCoupon } from '../forms/apply-coupon.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { discountLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { leftText, offText } from './coupon-text.ts'

/** What lowers a customer's invoices, and what did. */
export function Discounts({ customer }: { readonly customer: Customer }) {
  const [isApplying, apply] = useDisclosure()
  const discounts = useQuery(queries.discounts(useApi(), customer.id))
  if (discounts.isError) return <ProblemPanel error={discounts.error} onRetry={() => void discounts.refetch()} />
  const button = (
    <Button size="xs" variant="default" onClick={apply.open}>
      Apply a coupon
    </Button>
  )
  return (
    <Panel
      title="Discounts"
      note="Taken off before tax, the oldest first."
      sideNeeds="coupons:write"
      side={customer.status === 'active' && button}
    >
      {discounts.isPending ? (
        <LoadingRows count={1} />
      ) : discounts.data.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          None.
        </Text>
      ) : (
        <Stack gap="md">
          {discounts.data.data.map((discount) => (
            <OneDiscount key={discount.id} discount={discount} timezone={customer.timezone ?? 'UTC'} />
          ))}
        </Stack>
      )}
      <ApplyCoupon to={customer} opened={isApplying} onClose={apply.close} />
    </Panel>
  )
}

function OneDiscount({ discount, timezone }: { readonly discount: Discount; readonly timezone: string }) {
  const api = useApi()
  const remove = useAction({ run: () => api.deleteDiscount(discount.id), says: () => 'The discount is removed' })
  const { name, status, ends_at, subscription } = discount
  const left = leftText(discount)
  const facts = [offText(discount), ends_at === null ? left : `until ${formatMoment(ends_at, timezone)}`].filter(Boolean)
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {status === 'active' ? (
          <May do="coupons:write">
            <Button size="compact-xs" variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              Remove
            </Button>
          </May>
        ) : (
          <StatusBadge look={discountLooks[status]} />
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {(status === 'active' ? facts : facts.slice(0, 1)).join(', ')}
        {subscription !== null && (
          <>
            {', on '}
            <TextLink to="/subscriptions/$id" params={{ id: subscription }} size="sm">
              one subscription
            </TextLink>
          </>
        )}
      </Text>
      {remove.error && <ProblemPanel error={remove.error} />}
    </Stack>
  )
}
