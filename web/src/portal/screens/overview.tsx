import { Group, Stack, Text } from '@mantine/core'
import type { PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { Credit } from '../components/credit.tsx'
import { DueNow } from '../components/due-now.tsx'
import { SubscriptionStatus } from '../components/status.tsx'
import { SubscriptionNext } from '../components/subscription-next.tsx'
import { Troubles } from '../components/troubles.tsx'
import { useMe } from '../me.tsx'
import { usePortalQuery } from '../queries.ts'
import { isLive, useSubscriptions } from '../reads.ts'
import { overviewTexts } from '../texts/overview.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { LoadedList } from '../ui/states.tsx'
import { InvoiceTable } from './invoices.tsx'
import { NoSubscription } from './subscriptions.tsx'

/** What is to be done first, what runs, and what comes next. */
export function OverviewPage() {
  const t = useTexts(overviewTexts)
  const { user } = useMe()
  const subscriptions = useSubscriptions()
  return (
    <Screen title={t.hello(user.name)}>
      <DueNow />
      <Troubles subscriptions={subscriptions.rows ?? []} />
      <LoadedList list={subscriptions} empty={<NoSubscription />}>
        {(all) => <Running subscriptions={all.filter(isLive)} />}
      </LoadedList>
      <Credit />
      <Latest />
    </Screen>
  )
}

function Running({ subscriptions }: { readonly subscriptions: readonly PortalSubscription[] }) {
  const t = useTexts(overviewTexts)
  const { own } = useTexts(subscriptionTexts)
  if (subscriptions.length === 0) return <NoSubscription />
  return (
    <Card title={t.running}>
      <Stack gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t.running}>
        {subscriptions.map((each) => (
          <Group key={each.id} component="li" justify="space-between" gap="sm">
            <div>
              <Group gap="sm">
                <TextLink to="/subscriptions/$id" params={{ id: each.id }} fw={650} size="lg">
                  {each.plan_name ?? own}
                </TextLink>
                <SubscriptionStatus status={each.status} />
              </Group>
              <Text size="sm" c="dimmed" component="div">
                <SubscriptionNext subscription={each} />
              </Text>
            </div>
            <ButtonLink
              to="/subscriptions/$id"
              params={{ id: each.id }}
              variant="default"
              size="xs"
              aria-label={`${t.look}: ${each.plan_name ?? own}`}
            >
              {t.look}
            </ButtonLink>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}

/** The last few invoices. Nothing where there are none: that is said where invoices are. */
function Latest() {
  const t = useTexts(overviewTexts)
  const latest = usePortalQuery(['invoices', 'latest'], (api, options) => api.listPortalInvoices({ limit: 3 }, options))
  if (!latest.data || latest.data.data.length === 0) return null
  return (
    <Card
      title={t.latest}
      side={
        <TextLink to="/invoices" size="sm">
          {t.all}
        </TextLink>
      }
    >
      <InvoiceTable invoices={latest.data.data} />
    </Card>
  )
}
