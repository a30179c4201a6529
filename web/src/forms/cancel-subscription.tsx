import { Radio, Stack } from '@mantine/core'
import type { SubscriptionCancel } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, DayField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { midnightIn } from './local-midnight.ts'
import { PreviewedForm, type SubscriptionDialogProps } from './previewed-form.tsx'
import { usePreview } from './use-preview.ts'

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

/** Cancels now, at the end of the period or on a day, with what that bills or gives back. */
export function CancelSubscription({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="Cancel the subscription" size="lg">
      <CancelForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

function CancelForm({ subscription, onClose }: Omit<SubscriptionDialogProps, 'opened'>) {
  const api = useApi()
  const { id, timezone } = subscription
  const isPaused = subscription.status === 'paused'
  const [timing, setTiming] = useState<Timing>(isPaused ? 'now' : 'period_end')
  const [day, setDay] = useState('')
  const [way, setWay] = useState<Way>('as_usual')
  const asked: SubscriptionCancel = {
    timing,
    ...(timing === 'at' && day !== '' && { at: midnightIn(day, timezone) }),
    ...(way !== 'as_usual' && { credit: way }),
  }
  const body = timing === 'at' && day === '' ? null : asked
  const preview = usePreview({ of: ['cancel', id], body, ask: (wanted, options) => api.previewSubscriptionCancel(id, wanted, options) })
  const action = useAction({
    run: (wanted: SubscriptionCancel) => api.cancelSubscription(id, wanted),
    says: ({ ended_at }) => (ended_at === null ? 'The subscription is going to end' : 'The subscription is canceled'),
    afterwards: onClose,
  })
  const end = formatMoment(subscription.current_period_end, subscription.timezone)
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle="Choose a day to see what it bills or gives back."
      submit={confirmations[timing]}
      dismiss="Keep it"
      isDangerous
      body={body}
      action={action}
      onClose={onClose}
    >
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
      {timing === 'at' && <DayField label="Ends on" at="/at" required value={day} onChange={setDay} />}
      {timing !== 'period_end' && !isPaused && (
        <ChoiceField
          label="Where the unused part goes"
          at="/credit"
          data={ways}
          value={way}
          onChange={(value) => setWay(value || 'as_usual')}
        />
      )}
    </PreviewedForm>
  )
}

const confirmations: Readonly<Record<Timing, string>> = { now: 'Cancel now', period_end: 'Cancel at period end', at: 'Cancel on that day' }
