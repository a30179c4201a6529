import { Button, Group, Modal, Radio, Stack } from '@mantine/core'
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

type Timing = 'now' | 'period_end'

interface CancelFormProps {
  readonly subscription: Subscription
  readonly opened: boolean
  readonly onClose: () => void
}

/** Cancels now or at the end of the period, with what that bills or gives back. */
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
  const [timing, setTiming] = useState<Timing>('period_end')
  const preview = useQuery({
    queryKey: ['preview', 'cancel', subscription.id, timing],
    queryFn: ({ signal }) => api.previewSubscriptionCancel(subscription.id, { timing }, { signal }),
    staleTime: 0,
  })
  const action = useAction({
    run: () => api.cancelSubscription(subscription.id, { timing }),
    says: () => (timing === 'now' ? 'The subscription is canceled' : 'The subscription will end with its period'),
    afterwards: onClose,
  })
  const end = formatMoment(subscription.current_period_end, subscription.timezone)
  return (
    <Stack>
      <Radio.Group label="When" value={timing} onChange={(value) => setTiming(value === 'now' ? 'now' : 'period_end')}>
        <Stack gap="xs" mt="xs">
          <Radio
            value="period_end"
            label={`At the end of the period, ${end}`}
            description="What is paid for can be used; it can be undone until then."
          />
          <Radio value="now" label="Now" description="With its final account. This cannot be undone." />
        </Stack>
      </Radio.Group>
      <Preview preview={preview} timezone={subscription.timezone} idle="" />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end" className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button color="red" disabled={!preview.isSuccess} loading={action.isPending} onClick={() => action.mutate()}>
          {timing === 'now' ? 'Cancel now' : 'Cancel at period end'}
        </Button>
      </Group>
    </Stack>
  )
}
