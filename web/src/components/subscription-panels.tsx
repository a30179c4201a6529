import { Button, Group, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { EditTerms } from '../forms/edit-terms.tsx'
import { queries } from '../queries.ts'
import { Facts } from '../ui/facts.tsx'
import { formatQuantity } from '../ui/format.ts'
import { formatMoment } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { InvoiceAmounts } from './preview.tsx'
import { SubscriptionTimeline } from './subscription-timeline.tsx'

/** The prices that it consists of. */
export function Items({ subscription: { items } }: { readonly subscription: Subscription }) {
  return (
    <Panel title="Items">
      <Table horizontalSpacing={0} verticalSpacing={6} withRowBorders={false} aria-label="Items">
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>{item.price_name}</Table.Td>
              <Table.Td ta="right" className="figures">
                {item.quantity !== '1' && `× ${formatQuantity(item.quantity)}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}

/** What its next period will bill. */
export function Upcoming({ subscription }: { readonly subscription: Subscription }) {
  const upcoming = useQuery(queries.upcoming(useApi(), subscription))
  return (
    <Panel title="Next invoice" note="As it stands today, to the cent.">
      {upcoming.isPending ? (
        <LoadingRows count={2} />
      ) : upcoming.isError ? (
        <ProblemPanel error={upcoming.error} />
      ) : (
        <InvoiceAmounts invoice={upcoming.data.next_invoice ?? upcoming.data.invoice} nothing="No further invoice." />
      )}
    </Panel>
  )
}

/** What was agreed. */
export function Terms({ subscription }: { readonly subscription: Subscription }) {
  const { timezone, current_period_start, current_period_end, trial_ends_at, term_ends_at, anchor_on } = subscription
  const on = (at: string) => formatMoment(at, timezone)
  const [isEditing, edit] = useDisclosure()
  return (
    <Panel
      title="Terms"
      sideNeeds="subscriptions:write"
      side={
        subscription.ended_at === null && (
          <Button size="compact-xs" variant="subtle" aria-label="Edit how it is paid" onClick={edit.open}>
            Edit
          </Button>
        )
      }
    >
      <Facts
        facts={{
          // While it is paused no period runs.
          'Present period':
            current_period_start === current_period_end
              ? null
              : `${on(current_period_start)} to ${on(new Date(Date.parse(current_period_end) - 1).toISOString())}`,
          'Counted from': on(`${anchor_on}T12:00:00Z`),
          'Trial until': trial_ends_at && on(trial_ends_at),
          'Term until': term_ends_at && on(term_ends_at),
          'At the end of the term': term_ends_at && (subscription.term_end === 'renew' ? 'another begins' : 'it expires'),
          Paid: subscription.collection_method === 'charge_automatically' ? 'automatically' : 'by invoice',
          'Days to pay': subscription.net_terms_days,
          'Days begin in': timezone,
          Id: <code>{subscription.id}</code>,
        }}
      />
      <EditTerms subscription={subscription} opened={isEditing} onClose={edit.close} />
    </Panel>
  )
}

/** Its life so far and what is scheduled; a change that waits can be withdrawn. */
export function History({ subscription }: { readonly subscription: Subscription }) {
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
