import { Button, Group, Text, Timeline } from '@mantine/core'
import type { Plan, Subscription, SubscriptionChange } from '@quarterday/sdk/types.gen.ts'
import type { ReactNode } from 'react'
import { May } from '../may.tsx'
import { formatQuantity } from '../ui/format.ts'
import { formatDistance, formatInterval, formatMoment } from '../ui/format-date.ts'

interface TimelineProps {
  readonly subscription: Subscription
  readonly changes: readonly SubscriptionChange[]
  readonly plans: readonly Plan[]
  readonly now: string
  readonly onWithdraw: (change: SubscriptionChange) => void
  readonly isWithdrawing: boolean
}

interface Moment {
  readonly at: string
  readonly title: string
  readonly action?: ReactNode
}

/** What has happened to a subscription and what is going to, in order. */
export function SubscriptionTimeline(props: TimelineProps) {
  const { subscription, now } = props
  const moments = momentsOf(props).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const past = moments.filter(({ at }) => Date.parse(at) <= Date.parse(now)).length
  return (
    <Timeline active={past - 1} bulletSize={14} lineWidth={2} w="100%">
      {moments.map(({ at, title, action }) => (
        <Timeline.Item
          key={`${at} ${title}`}
          title={
            <Text size="sm" fw={600}>
              {title}
            </Text>
          }
          lineVariant={Date.parse(at) > Date.parse(now) ? 'dashed' : 'solid'}
        >
          <Group justify="space-between" gap="xs">
            <Text size="sm" c="dimmed">
              {formatMoment(at, subscription.timezone)}, {formatDistance(at, now)}
            </Text>
            {action}
          </Group>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}

function momentsOf({ subscription, changes, plans, now, onWithdraw, isWithdrawing }: TimelineProps): Moment[] {
  const { started_at, trial_ends_at, term_ends_at, cancel_at, ended_at, next_billing_at, pause_at, resumes_at, status, parked } =
    subscription
  const known: [string | null, string][] = [
    [started_at, 'Started'],
    [trial_ends_at, trial_ends_at !== null && Date.parse(trial_ends_at) <= Date.parse(now) ? 'Trial ended' : 'Trial ends'],
    [parked?.at ?? null, 'Parked: it could not be billed'],
    [ended_at === null ? pause_at : null, status === 'paused' ? 'Paused' : 'Will be paused'],
    [ended_at === null ? resumes_at : null, 'Goes on by itself'],
    [
      ended_at === null && next_billing_at !== pause_at && next_billing_at !== resumes_at ? next_billing_at : null,
      status === 'paused' ? 'Next moment' : 'Next invoice',
    ],
    [ended_at === null ? cancel_at : null, 'Ends, as asked for'],
    [ended_at === null && cancel_at === null ? term_ends_at : null, 'End of its term'],
    [ended_at, status === 'expired' ? 'Expired' : 'Canceled'],
  ]
  const withdraw = (change: SubscriptionChange) => (
    <May do="subscriptions:write">
      <Button size="compact-xs" variant="default" loading={isWithdrawing} onClick={() => onWithdraw(change)}>
        Withdraw
      </Button>
    </May>
  )
  return [
    ...known.flatMap(([at, title]): Moment[] => (at === null ? [] : [{ at, title }])),
    ...changes
      .filter((change) => change.status !== 'withdrawn')
      .map(
        (change): Moment => ({
          at: change.closed_at ?? change.effective_at,
          title: `${change.status === 'scheduled' ? 'Changes to' : 'Changed to'} ${targetOf(change, plans)}`,
          ...(change.status === 'scheduled' && { action: withdraw(change) }),
        }),
      ),
  ]
}

function targetOf({ kind, plan, interval, items, anchor_day }: SubscriptionChange, plans: readonly Plan[]): string {
  if (kind === 'anchor') return `day ${anchor_day} of the month`
  const name = plans.find(({ id }) => id === plan)?.name ?? 'other items'
  const quantity = items[0]?.quantity
  const times = quantity === undefined || quantity === '1' ? '' : ` × ${formatQuantity(quantity)}`
  return `${name}${times}${interval === null ? '' : `, ${formatInterval(interval)}`}`
}
