import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { IconCalendarX, IconHourglass } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { Facts } from '../../ui/facts.tsx'
import { CancelSubscription } from '../components/cancel-subscription.tsx'
import { ChangeSubscription } from '../components/change-subscription.tsx'
import { PreviewedSums } from '../components/previewed.tsx'
import { ScheduledChanges } from '../components/scheduled-changes.tsx'
import { SubscriptionStatus } from '../components/status.tsx'
import { Limits, UsageSoFar } from '../components/usage.tsx'
import { useFormats } from '../formats.ts'
import { useMe } from '../me.tsx'
import { usePortalAction, usePortalQuery } from '../queries.ts'
import { isLive, useUpcoming } from '../reads.ts'
import { overviewTexts } from '../texts/overview.ts'
import { previewTexts } from '../texts/preview.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Problem } from '../ui/problem.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Loaded, LoadingRows } from '../ui/states.tsx'

const route = getRouteApi('/subscriptions/$id')

/** One subscription: what it is, what it costs next, and what can be done with it. */
export function SubscriptionPage() {
  const { id } = route.useParams()
  const t = useTexts(subscriptionTexts)
  const subscription = usePortalQuery(['subscriptions', id], (api, options) => api.getPortalSubscription(id, options))
  if (subscription.data) return <Shown subscription={subscription.data} />
  return (
    <Screen title={t.title} above={<Above />}>
      <Loaded query={subscription}>{() => null}</Loaded>
    </Screen>
  )
}

function Above() {
  const t = useTexts(subscriptionTexts)
  return (
    <TextLink to="/subscriptions" size="sm">
      {t.back}
    </TextLink>
  )
}

function Shown({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const { plan_name: plan, status, items } = subscription
  const formats = useFormats()
  return (
    <Screen
      title={plan ?? t.own}
      mark={<SubscriptionStatus status={status} />}
      above={<Above />}
      actions={<Actions subscription={subscription} />}
    >
      <Standing subscription={subscription} />
      <Card>
        <Facts facts={useFacts(subscription)} />
      </Card>
      {items.length > 0 && (
        <Card title={t.items}>
          <Stack gap={6}>
            {items.map(({ id, price_name: name, quantity }) => (
              <Group key={id} justify="space-between" wrap="nowrap">
                <Text size="sm">{name}</Text>
                <Text size="sm" className="figures">
                  {t.times(formats.quantity(quantity))}
                </Text>
              </Group>
            ))}
          </Stack>
        </Card>
      )}
      <ScheduledChanges subscription={subscription} />
      {isLive(subscription) && <NextInvoice subscription={subscription} />}
      {isLive(subscription) && <UsageSoFar subscription={subscription} />}
      {isLive(subscription) && <Limits />}
    </Screen>
  )
}

function useFacts(subscription: PortalSubscription) {
  const t = useTexts(subscriptionTexts)
  const formats = useFormats(subscription.timezone)
  const day = (at: string | null) => at && formats.dayOf(at)
  const runs = subscription.status === 'active' || subscription.status === 'past_due'
  return {
    [subscription.status === 'incomplete' ? t.begins : t.since]: day(subscription.started_at),
    [t.trialUntil]: subscription.status === 'trialing' ? day(subscription.trial_ends_at) : null,
    // The end is the first moment after it.
    [t.period]: runs ? `${day(subscription.current_period_start)} – ${day(lastOf(subscription.current_period_end))}` : null,
    [t.renews]: isLive(subscription) && subscription.cancel_at === null ? day(subscription.next_billing_at) : null,
    [t.termUntil]: isLive(subscription) ? day(subscription.term_ends_at) : null,
    [t.endedOn]: day(subscription.ended_at),
    [t.paysBy]: isLive(subscription) ? (subscription.collection_method === 'send_invoice' ? t.byInvoice : t.automatically) : null,
  }
}

function lastOf(end: string): string {
  return new Date(new Date(end).getTime() - 1).toISOString()
}

/** What has to be known before anything else. */
function Standing({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const overview = useTexts(overviewTexts)
  const formats = useFormats(subscription.timezone)
  const { plan_name: name, status, cancel_at: cancelAt, pause_at: pauseAt, resumes_at: resumesAt } = subscription
  const plan = name ?? t.own
  if (!isLive(subscription)) return <Text>{t.over}</Text>
  if (status === 'past_due')
    return (
      <Alert color="red" variant="light" title={overview.late(plan)}>
        <Stack gap="xs" align="start">
          <Text size="sm">{overview.lateText}</Text>
          <ButtonLink to="/invoices" search={{ status: 'overdue' }} size="xs">
            {overview.toPay}
          </ButtonLink>
        </Stack>
      </Alert>
    )
  if (status === 'incomplete')
    return (
      <Alert color="yellow" variant="light" icon={<IconHourglass aria-hidden />} title={t.waits}>
        <Text size="sm">{t.waitsText}</Text>
      </Alert>
    )
  if (cancelAt !== null)
    return (
      <Alert color="yellow" variant="light" icon={<IconCalendarX aria-hidden />} title={overview.ends(plan, formats.dayOf(cancelAt))}>
        <Text size="sm">{overview.endsText}</Text>
      </Alert>
    )
  if (status === 'paused' && pauseAt !== null)
    return (
      <Alert color="gray" variant="light" title={overview.paused(plan)}>
        <Text size="sm">{resumesAt === null ? overview.pausedText : overview.pausedUntil(formats.dayOf(resumesAt))}</Text>
      </Alert>
    )
  return null
}

function Actions({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const { allowed } = useMe()
  const [isChanging, change] = useDisclosure(false)
  const [isCanceling, cancel] = useDisclosure(false)
  const { id, status, cancel_at: cancelAt } = subscription
  if (!isLive(subscription)) return allowed.subscribe ? <ButtonLink to="/plans">{t.again}</ButtonLink> : null
  const mayChange = (allowed.change_plan || allowed.change_quantity) && cancelAt === null && status !== 'incomplete'
  return (
    <>
      {mayChange && <Button onClick={change.open}>{t.change}</Button>}
      {cancelAt === null
        ? allowed.cancel !== 'not' && (
            <Button variant="default" onClick={cancel.open}>
              {t.cancel}
            </Button>
          )
        : allowed.cancel !== 'not' && <Undo id={id} />}
      <ButtonLink to="/help/new" search={{ subscription: id }} variant="subtle">
        {t.ask}
      </ButtonLink>
      {mayChange && <ChangeSubscription opened={isChanging} onClose={change.close} subscription={subscription} />}
      <CancelSubscription opened={isCanceling} onClose={cancel.close} subscription={subscription} />
    </>
  )
}

/** Takes a cancellation back that has not happened yet. */
export function Undo({ id }: { readonly id: string }) {
  const t = useTexts(subscriptionTexts)
  const undo = usePortalAction({ run: (api) => api.undoUnsubscribePortalSubscription(id), says: () => t.undone })
  return (
    <Stack gap="xs">
      <Button loading={undo.isPending} onClick={() => undo.mutate()}>
        {t.undo}
      </Button>
      {undo.error && <Problem error={undo.error} />}
    </Stack>
  )
}

function NextInvoice({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const { estimate } = useTexts(previewTexts)
  const formats = useFormats(subscription.timezone)
  const upcoming = useUpcoming(subscription)
  if (subscription.next_billing_at === null) return null
  const next = upcoming.data?.next_invoice
  const at = upcoming.data?.next_billing_at
  return (
    <Card title={t.nextInvoice} note={next && at ? formats.dayOf(at) : undefined}>
      {upcoming.isError ? (
        <Problem error={upcoming.error} onRetry={() => void upcoming.refetch()} />
      ) : upcoming.isPending ? (
        <LoadingRows count={2} />
      ) : next ? (
        <>
          <PreviewedSums invoice={next} />
          {next.lines.some(({ kind }) => kind === 'usage') && (
            <Text size="xs" c="dimmed" mt="xs">
              {estimate}
            </Text>
          )}
        </>
      ) : (
        <Text size="sm">{t.noNext}</Text>
      )}
    </Card>
  )
}
