import { Button, Group, Modal, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { Preview } from '../components/preview.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import classes from './dialog.module.css'
import { midnightIn } from './local-midnight.ts'

const timings = ['period_end', 'at', 'now'] as const
type Timing = (typeof timings)[number]

const ways = [
  { value: 'as_usual', label: 'As usual' },
  { value: 'invoice_line', label: 'To the balance, after a line of its own' },
  { value: 'customer_balance', label: 'To the balance' },
  { value: 'credit_note', label: 'By a credit note' },
  { value: 'refund', label: 'Back to where it came from' },
  { value: 'none', label: 'Nowhere' },
] as const
type Way = (typeof ways)[number]['value']

interface CancelFormProps {
  readonly subscription: Subscription
  readonly opened: boolean
  readonly onClose: () => void
}

/** Cancels now, at the end of the period or on a day, with what that bills or gives back. */
export function CancelSubscription(props: CancelFormProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Cancel the subscription" size="lg" fullScreen={isPhone ?? false}>
      <CancelForm {...props} />
    </Modal>
  )
}

function CancelForm({ subscription, onClose }: CancelFormProps) {
  const api = useApi()
  const isPaused = subscription.status === 'paused'
  const [timing, setTiming] = useState<Timing>(isPaused ? 'now' : 'period_end')
  const [day, setDay] = useState('')
  const [way, setWay] = useState<Way>('as_usual')
  const body = {
    timing,
    ...(timing === 'at' && day !== '' && { at: midnightIn(day, subscription.timezone) }),
    ...(way !== 'as_usual' && { credit: way }),
  }
  const isReady = timing !== 'at' || day !== ''
  const preview = useQuery({
    queryKey: ['preview', 'cancel', subscription.id, body],
    queryFn: ({ signal }) => api.previewSubscriptionCancel(subscription.id, body, { signal }),
    enabled: isReady,
    staleTime: 0,
  })
  const action = useAction({
    run: () => api.cancelSubscription(subscription.id, body),
    says: ({ ended_at }) => (ended_at === null ? 'The subscription is going to end' : 'The subscription is canceled'),
    afterwards: onClose,
  })
  const end = formatMoment(subscription.current_period_end, subscription.timezone)
  return (
    <Stack>
      <Radio.Group label="When" value={timing} onChange={(value) => setTiming(timings.find((each) => each === value) ?? 'period_end')}>
        <Stack gap="xs" mt="xs">
          {!isPaused && (
            <Radio
              value="period_end"
              label={`At the end of the period, ${end}`}
              description="What is paid for can be used; it can be undone until then."
            />
          )}
          <Radio value="at" label="On a day" description="The first day that is not served any more, ahead or in the running period." />
          <Radio value="now" label="Now" description="With its final account. This cannot be undone." />
        </Stack>
      </Radio.Group>
      {timing === 'at' && <TextInput type="date" label="Ends on" value={day} onChange={(event) => setDay(event.currentTarget.value)} />}
      {timing !== 'period_end' && !isPaused && (
        <Select
          label="Where the unused part goes"
          data={ways}
          value={way}
          onChange={(value) => setWay(ways.find((each) => each.value === value)?.value ?? 'as_usual')}
          allowDeselect={false}
        />
      )}
      <Preview preview={preview} timezone={subscription.timezone} idle="Choose a day to see what it bills or gives back." />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end" className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button color="red" disabled={!isReady || !preview.isSuccess} loading={action.isPending} onClick={() => action.mutate()}>
          {confirmations[timing]}
        </Button>
      </Group>
    </Stack>
  )
}

const confirmations: Readonly<Record<Timing, string>> = { now: 'Cancel now', period_end: 'Cancel at period end', at: 'Cancel on that day' }
