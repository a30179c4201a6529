import { Alert, Button, Grid, Group, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { invoiceColumns, planName, SubscriptionMarks } from '../components/columns.tsx'
import { PreviewedInvoice } from '../components/preview.tsx'
import { SubscriptionTimeline } from '../components/subscription-timeline.tsx'
import { CancelSubscription } from '../forms/cancel-subscription.tsx'
import { ChangeSubscription } from '../forms/change-subscription.tsx'
import { queries } from '../queries.ts'
import { Facts } from '../ui/facts.tsx'
import { formatQuantity } from '../ui/format.ts'
import { formatInterval, formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
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
  const [isCanceling, canceling] = useDisclosure(false)
  const invoices = useInfiniteQuery(queries.invoices(api, { subscription: id, limit: 8 }))
  const undo = useAction({ run: () => api.uncancelSubscription(id), says: () => 'The subscription goes on' })
  const resume = useAction({ run: () => api.resumeSubscriptionBilling(id), says: () => 'The next billing run takes it up again' })
  const hasEnded = subscription.ended_at !== null
  const isEnding = subscription.cancel_at !== null && !hasEnded
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
          </>
        )
      }
    >
      {undo.error && <ProblemPanel error={undo.error} />}
      {resume.error && <ProblemPanel error={resume.error} />}
      {subscription.parked && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={`Parked since ${formatMoment(subscription.parked.at, timezone)}`}
        >
          <Stack gap="xs" align="start">
            <Text size="sm">It could not be billed: {subscription.parked.reason}</Text>
            <Button size="xs" variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
              Bill it again
            </Button>
          </Stack>
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Items subscription={subscription} />
            {!hasEnded && !isEnding && <Upcoming subscription={subscription} />}
            <ListPanel
              label="Invoices of this subscription"
              title="Invoices"
              list={invoices}
              columns={columns}
              minWidth={520}
              empty={<Empty title="None yet" />}
            />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Terms subscription={subscription} />
            <History subscription={subscription} />
          </Stack>
        </Grid.Col>
      </Grid>
      <ChangeSubscription subscription={subscription} opened={isChanging} onClose={changing.close} />
      <CancelSubscription subscription={subscription} opened={isCanceling} onClose={canceling.close} />
    </Page>
  )
}

function Items({ subscription: { items } }: { readonly subscription: Subscription }) {
  return (
    <Panel title="Items">
      <Table horizontalSpacing={0} verticalSpacing={6} withRowBorders={false} aria-label="Items">
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>{item.price_name}</Table.Td>
              <Table.Td ta="right" className="figures">
                × {formatQuantity(item.quantity)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}

function Upcoming({ subscription }: { readonly subscription: Subscription }) {
  const upcoming = useQuery(queries.upcoming(useApi(), subscription))
  return (
    <Panel title="Next invoice" note="As it stands today, to the cent.">
      {upcoming.isPending ? (
        <LoadingRows count={2} />
      ) : upcoming.isError ? (
        <ProblemPanel error={upcoming.error} />
      ) : (
        <PreviewedInvoice invoice={upcoming.data.next_invoice ?? upcoming.data.invoice} nothing="No further invoice." />
      )}
    </Panel>
  )
}

function Terms({ subscription }: { readonly subscription: Subscription }) {
  const { timezone, current_period_start, current_period_end, trial_ends_at, term_ends_at, anchor_on } = subscription
  const on = (at: string) => formatMoment(at, timezone)
  return (
    <Panel title="Terms">
      <Facts
        facts={{
          'Present period': `${on(current_period_start)} to ${on(new Date(Date.parse(current_period_end) - 1).toISOString())}`,
          'Counted from': on(`${anchor_on}T12:00:00Z`),
          'Trial until': trial_ends_at && on(trial_ends_at),
          'Term until': term_ends_at && on(term_ends_at),
          Paid: subscription.collection_method === 'charge_automatically' ? 'automatically' : 'by invoice',
          'Days begin in': timezone,
          Id: <code>{subscription.id}</code>,
        }}
      />
    </Panel>
  )
}

function History({ subscription }: { readonly subscription: Subscription }) {
  const api = useApi()
  const changes = useQuery(queries.subscriptionChanges(api, subscription.id))
  const { data: organization } = useQuery(queries.organization(api))
  const { data: plans } = useQuery(queries.plans(api))
  const withdraw = useAction({
    run: (change: string) => api.withdrawSubscriptionChange(subscription.id, change),
    says: () => 'The change is withdrawn',
  })
  if (changes.isError) return <ProblemPanel error={changes.error} onRetry={() => void changes.refetch()} />
  return (
    <Panel title="What was and what will be">
      {withdraw.error && <ProblemPanel error={withdraw.error} />}
      {changes.isPending || !organization ? (
        <LoadingRows count={3} />
      ) : (
        <Group>
          <SubscriptionTimeline
            subscription={subscription}
            changes={changes.data.data}
            plans={plans?.data ?? []}
            now={organization.now}
            onWithdraw={({ id }) => withdraw.mutate(id)}
            isWithdrawing={withdraw.isPending}
          />
        </Group>
      )}
    </Panel>
  )
}
