import { Radio, Stack, Text } from '@mantine/core'
import type { PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { usePreview } from '../../forms/use-preview.ts'
import { usePortalApi } from '../api.tsx'
import { useFormats } from '../formats.ts'
import { useMe } from '../me.tsx'
import { usePortalAction } from '../queries.ts'
import { previewTexts } from '../texts/preview.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { Dialog, DialogForm } from './dialog.tsx'
import { Previewed } from './previewed.tsx'

interface CancelProps {
  readonly subscription: PortalSubscription
  readonly onClose: () => void
}

/** Ends a subscription, as the seller lets customers; it is said until when it runs, and what is billed or given back. */
export function CancelSubscription(props: CancelProps & { readonly opened: boolean }) {
  const { cancelTitle, own } = useTexts(subscriptionTexts)
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={cancelTitle(props.subscription.plan_name ?? own)} size="lg">
      <CancelForm {...props} />
    </Dialog>
  )
}

type Timing = 'period_end' | 'now'

function CancelForm({ subscription, onClose }: CancelProps) {
  const t = useTexts(subscriptionTexts)
  const { nothing } = useTexts(previewTexts)
  const formats = useFormats(subscription.timezone)
  const api = usePortalApi()
  const { cancel } = useMe().allowed
  const [timing, setTiming] = useState<Timing>('period_end')
  const { id, interval } = subscription
  const preview = usePreview({
    of: ['cancel', id],
    body: { timing },
    ask: (wanted, options) => api.previewPortalUnsubscribe(id, wanted, options),
  })
  const action = usePortalAction({
    run: (client) => client.unsubscribePortalSubscription(id, { timing }),
    says: () => t.canceled,
    afterwards: onClose,
  })
  // A term that has been agreed may end later than what is paid for.
  const end = preview.query.data?.effective_at ?? subscription.current_period_end
  const says = { concurrent_change: t.concurrent }
  return (
    <DialogForm
      submit={t.confirmCancel}
      dismiss={t.keep}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      previewError={preview.query.error}
      says={says}
      isReady={preview.isCurrent}
      isPending={action.isPending}
      isDangerous
    >
      {cancel === 'now' && (
        <Radio.Group label={t.cancelWhen} value={timing} onChange={(value) => setTiming(value === 'now' ? 'now' : 'period_end')}>
          <Stack gap="xs" mt="xs">
            <Radio value="period_end" label={t.atEnd(formats.dayOf(subscription.current_period_end))} />
            <Radio value="now" label={t.now} />
          </Stack>
        </Radio.Group>
      )}
      <Text>{timing === 'now' ? t.endsNow : t.endsThen(formats.dayOf(end))}</Text>
      <Previewed preview={preview.query} interval={interval} timezone={subscription.timezone} idle={nothing} says={says} />
    </DialogForm>
  )
}
