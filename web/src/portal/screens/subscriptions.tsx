import { Group, Stack, Text } from '@mantine/core'
import type { PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { IconRefresh } from '@tabler/icons-react'
import { SubscriptionStatus } from '../components/status.tsx'
import { SubscriptionNext } from '../components/subscription-next.tsx'
import { useFormats } from '../formats.ts'
import { useMe } from '../me.tsx'
import { useSubscriptions } from '../reads.ts'
import { overviewTexts } from '../texts/overview.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Empty, LoadedList } from '../ui/states.tsx'

/** All that was ever subscribed to, the newest first. */
export function SubscriptionsPage() {
  const t = useTexts(subscriptionTexts)
  const subscriptions = useSubscriptions()
  return (
    <Screen title={t.title}>
      <LoadedList list={subscriptions} empty={<NoSubscription />}>
        {(all) => all.map((each) => <One key={each.id} subscription={each} />)}
      </LoadedList>
    </Screen>
  )
}

/** There is none, and where there would be one. */
export function NoSubscription() {
  const t = useTexts(subscriptionTexts)
  const overview = useTexts(overviewTexts)
  const { allowed } = useMe()
  return (
    <Card>
      <Empty title={t.none} icon={<IconRefresh size={22} stroke={1.5} aria-hidden />}>
        <Stack align="center" gap="sm">
          {allowed.subscribe ? overview.nothingText : overview.nothingOffered}
          {allowed.subscribe && <ButtonLink to="/plans">{overview.plans}</ButtonLink>}
        </Stack>
      </Empty>
    </Card>
  )
}

function One({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const formats = useFormats()
  const { id, plan_name: plan, status, items, ended_at: endedAt } = subscription
  return (
    <Card>
      <Group justify="space-between" align="start">
        <Stack gap={4} miw={0}>
          <Group gap="sm">
            <TextLink to="/subscriptions/$id" params={{ id }} fw={650} size="lg">
              {plan ?? t.own}
            </TextLink>
            <SubscriptionStatus status={status} />
          </Group>
          {items.length > 0 && (
            <Text size="sm" c="dimmed">
              {items
                .map(({ price_name: name, quantity }) => (quantity === '1' ? name : `${name} ${t.times(formats.quantity(quantity))}`))
                .join(', ')}
            </Text>
          )}
        </Stack>
        <Text size="sm" component="div">
          {endedAt === null ? <SubscriptionNext subscription={subscription} /> : `${t.endedOn} ${formats.dayOf(endedAt)}`}
        </Text>
      </Group>
    </Card>
  )
}
