import { Alert, Button, Grid, Menu, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { invoiceColumns, planName, SubscriptionMarks } from '../components/columns.tsx'
import { ConventionsOfSubscription } from '../components/conventions-panel.tsx'
import { MetadataOfSubscription } from '../components/metadata-panel.tsx'
import { ObjectHistory } from '../components/object-history.tsx'
import { PendingLines } from '../components/pending-lines.tsx'
import { History, Items, Terms, Upcoming } from '../components/subscription-panels.tsx'
import { UsageSoFar } from '../components/usage-panel.tsx'
import { AddCharge } from '../forms/add-charge.tsx'
import { ApplyCoupon } from '../forms/apply-coupon.tsx'
import { CancelSubscription } from '../forms/cancel-subscription.tsx'
import { ChangeSubscription } from '../forms/change-subscription.tsx'
import { EndTrial } from '../forms/end-trial.tsx'
import { MoveBillingDay } from '../forms/move-billing-day.tsx'
import { PauseSubscription, ResumeSubscription } from '../forms/pause-subscription.tsx'
import { May, useMayEach } from '../may.tsx'
import { queries } from '../queries.ts'
import { formatInterval, formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

const route = getRouteApi('/subscriptions/$id')
const columns = invoiceColumns({ withCustomer: false })

export function SubscriptionPage() {
  const { id } = route.useParams()
  const subscription = useQuery(queries.subscription(useApi(), id))
  return (
    <QueryPage query={subscription} title="Subscription" above={<Above />}>
      {(data) => <Loaded subscription={data} />}
    </QueryPage>
  )
}

function Above() {
  return (
    <TextLink to="/subscriptions" size="sm">
      Subscriptions
    </TextLink>
  )
}

function Loaded({ subscription }: { readonly subscription: Subscription }) {
  const api = useApi()
  const { id, customer, customer_name, timezone } = subscription
  const [isChanging, changing] = useDisclosure(false)
  const [isEndingTrial, ending] = useDisclosure(false)
  const [isCanceling, canceling] = useDisclosure(false)
  const [isPausing, pausing] = useDisclosure(false)
  const [isResuming, resuming] = useDisclosure(false)
  const [isMoving, moving] = useDisclosure(false)
  const [isCharging, charging] = useDisclosure(false)
  const [isApplying, applying] = useDisclosure(false)
  const may = useMayEach()
  const invoices = useInfiniteQuery(queries.invoices(api, { subscription: id, limit: 8 }))
  const undo = useAction({ run: () => api.uncancelSubscription(id), says: () => 'The subscription goes on' })
  const resume = useAction({ run: () => api.resumeSubscriptionBilling(id), says: () => 'The next billing run takes it up again' })
  const hasEnded = subscription.ended_at !== null
  const isEnding = subscription.cancel_at !== null && !hasEnded
  const isPaused = subscription.status === 'paused'
  const keepRunning = useAction({ run: () => api.resumeSubscription(id, {}), says: () => 'The subscription is not going to be paused' })
  const hasDay = subscription.interval.unit === 'month' || subscription.interval.unit === 'year'
  return (
    <Page
      title={planName(subscription)}
      mark={<SubscriptionMarks {...subscription} />}
      above={<Above />}
      note={
        <>
          <TextLink to="/customers/$id" params={{ id: customer }}>
            {customer_name}
          </TextLink>
          , {formatInterval(subscription.interval)} in {subscription.currency}
        </>
      }
      actionsNeed="subscriptions:write"
      actions={
        !hasEnded && (
          <>
            <Button onClick={changing.open}>Change</Button>
            {isEnding ? (
              <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
                Undo the cancellation
              </Button>
            ) : (
              <Button variant="default" onClick={canceling.open}>
                Cancel
              </Button>
            )}
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default">More</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {isPaused ? (
                  <Menu.Item onClick={resuming.open}>Resume</Menu.Item>
                ) : subscription.pause_at !== null ? (
                  <Menu.Item onClick={() => keepRunning.mutate()}>Do not pause</Menu.Item>
                ) : (
                  <Menu.Item onClick={pausing.open}>Pause</Menu.Item>
                )}
                {subscription.status === 'trialing' && <Menu.Item onClick={ending.open}>End or extend the trial</Menu.Item>}
                {hasDay && <Menu.Item onClick={moving.open}>Move the billing day</Menu.Item>}
                {may('coupons:write') && <Menu.Item onClick={applying.open}>Apply a coupon</Menu.Item>}
                <Menu.Item onClick={charging.open}>Charge something once</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        )
      }
    >
      {undo.error && <ProblemPanel error={undo.error} />}
      {resume.error && <ProblemPanel error={resume.error} />}
      {keepRunning.error && <ProblemPanel error={keepRunning.error} />}
      {subscription.parked && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={`Parked since ${formatMoment(subscription.parked.at, timezone)}`}
        >
          <Stack gap="xs" align="start">
            <Text size="sm">It could not be billed: {subscription.parked.reason}</Text>
            <May do="subscriptions:write">
              <Button size="xs" variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
                Bill it again
              </Button>
            </May>
          </Stack>
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Items subscription={subscription} />
            {!hasEnded && <UsageSoFar subscription={subscription} />}
            {!hasEnded && !isEnding && subscription.next_billing_at !== null && <Upcoming subscription={subscription} />}
            {!hasEnded && <PendingLines subscription={subscription} />}
            <ListPanel
              label="Invoices of this subscription"
              title="Invoices"
              list={invoices}
              columns={columns}
              minWidth={520}
              empty={<Empty title="None yet" />}
            />
            <ObjectHistory id={id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Terms subscription={subscription} />
            <History subscription={subscription} />
            <ConventionsOfSubscription subscription={subscription} />
            <MetadataOfSubscription subscription={subscription} />
          </Stack>
        </Grid.Col>
      </Grid>
      <ChangeSubscription subscription={subscription} opened={isChanging} onClose={changing.close} />
      <CancelSubscription subscription={subscription} opened={isCanceling} onClose={canceling.close} />
      <PauseSubscription subscription={subscription} opened={isPausing} onClose={pausing.close} />
      <ResumeSubscription subscription={subscription} opened={isResuming} onClose={resuming.close} />
      <EndTrial subscription={subscription} opened={isEndingTrial} onClose={ending.close} />
      <MoveBillingDay subscription={subscription} opened={isMoving} onClose={moving.close} />
      <ApplyCoupon to={subscription} opened={isApplying} onClose={applying.close} />
      <AddCharge subscription={subscription} opened={isCharging} onClose={charging.close} />
    </Page>
  )
}
