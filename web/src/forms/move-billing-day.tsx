import { Button, Group, Modal, NumberInput, Stack } from '@mantine/core'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface MoveFormProps {
  readonly subscription: Subscription
  readonly opened: boolean
  readonly onClose: () => void
}

/** Another day of the month to bill on, from the end of what is paid. */
export function MoveBillingDay(props: MoveFormProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Move the billing day">
      <MoveForm {...props} />
    </Modal>
  )
}

function MoveForm({ subscription, onClose }: MoveFormProps) {
  const api = useApi()
  const [day, setDay] = useState<number | null>(subscription.anchor_day)
  const action = useAction({
    run: (wanted: number) => api.moveSubscriptionAnchor(subscription.id, { day: wanted }),
    says: () => 'The billing day is moved',
    afterwards: onClose,
  })
  return (
    <Stack>
      <NumberInput
        label="Day of the month"
        description="Shorter months use their last day. From the end of what is paid; the days up to the new one are billed as a part of a period."
        min={1}
        max={31}
        allowDecimal={false}
        value={day ?? ''}
        onChange={(value) => setDay(typeof value === 'number' ? value : null)}
      />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button
          disabled={day === null || day === subscription.anchor_day}
          loading={action.isPending}
          onClick={() => day !== null && action.mutate(day)}
        >
          Move it
        </Button>
      </Group>
    </Stack>
  )
}
