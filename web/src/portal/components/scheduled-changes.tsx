import { Button, Group, Stack, Text } from '@mantine/core'
import type { PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { useFormats } from '../formats.ts'
import { usePortalAction } from '../queries.ts'
import { usePlans } from '../reads.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'

/** What is going to change, and taking back what the customer asked for themselves. Nothing where nothing is. */
export function ScheduledChanges({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const changes = subscription.scheduled_changes.filter(({ status }) => status === 'scheduled')
  if (changes.length === 0) return null
  return (
    <Card title={t.scheduled}>
      <Stack gap="md">
        {changes.map((change) => (
          <Scheduled key={change.id} change={change} subscription={subscription} />
        ))}
      </Stack>
    </Card>
  )
}

type Change = PortalSubscription['scheduled_changes'][number]

function Scheduled({ change, subscription }: { readonly change: Change; readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const formats = useFormats(subscription.timezone)
  const said = useSaid(change, subscription)
  const withdraw = usePortalAction({
    run: (api) => api.withdrawPortalSubscriptionChange(subscription.id, change.id),
    says: () => t.withdrawn,
  })
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <div>
          <Text size="sm" fw={600}>
            {said}
          </Text>
          <Text size="sm" c="dimmed">
            {t.scheduledOn(formats.dayOf(change.effective_at))}
          </Text>
        </div>
        {change.by_customer ? (
          <Button variant="default" size="xs" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t.withdraw}
          </Button>
        ) : (
          <Text size="xs" c="dimmed">
            {t.planned}
          </Text>
        )}
      </Group>
      {withdraw.error && <Problem error={withdraw.error} says={{ concurrent_change: t.concurrent }} />}
    </Stack>
  )
}

/** In few words: another plan, another number of what there is, another day. What is not on offer any more has no name here. */
function useSaid({ kind, plan, items, anchor_day: day }: Change, subscription: PortalSubscription): string {
  const t = useTexts(subscriptionTexts)
  const formats = useFormats(subscription.timezone)
  const plans = usePlans().data ?? []
  if (kind === 'anchor' && day !== null) return t.toDay(String(day))
  const name = plan !== subscription.plan ? plans.find(({ id }) => id === plan)?.name : undefined
  if (name !== undefined) return t.toPlan(name)
  const known = items.flatMap(({ price, quantity }) => {
    const item = subscription.items.find((each) => each.price === price)
    return item === undefined ? [] : [t.toQuantity(item.price_name, formats.quantity(quantity))]
  })
  return known.length > 0 && known.length === items.length ? known.join(', ') : t.toOther
}
