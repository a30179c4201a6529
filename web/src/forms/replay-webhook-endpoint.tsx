import type { WebhookEndpoint, WebhookReplayCreate } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { DayField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { midnightIn, shiftDay } from './local-midnight.ts'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface ReplayProps {
  /** Null: nothing is asked. */
  readonly endpoint: WebhookEndpoint | null
  readonly timezone: string
  readonly onClose: () => void
}

/** Sends an endpoint again whatever never arrived there, or was not told it while it was disabled. */
export function ReplayWebhookEndpoint({ endpoint, timezone, onClose }: ReplayProps) {
  return (
    <FormDialog opened={endpoint !== null} onClose={onClose} title="Send again what never arrived">
      {endpoint !== null && <ReplayForm endpoint={endpoint} timezone={timezone} onClose={onClose} />}
    </FormDialog>
  )
}

function ReplayForm({ endpoint, timezone, onClose }: ReplayProps & { readonly endpoint: WebhookEndpoint }) {
  const api = useApi()
  const { typed, field } = useTyped({ first: '', last: '' })
  const body: WebhookReplayCreate | null =
    typed.first === ''
      ? null
      : {
          from: midnightIn(typed.first, timezone),
          // The day itself is still meant.
          ...(typed.last !== '' && { before: midnightIn(shiftDay(typed.last, { days: 1 }), timezone) }),
        }
  const action = useAction({
    run: (wanted: WebhookReplayCreate) => api.replayWebhookEndpoint(endpoint.id, wanted),
    says: ({ count, has_more: hasMore }) =>
      count === 0
        ? 'Nothing is missing there'
        : `${count === 1 ? 'One is' : `${count} are`} on the way${hasMore ? '; there are more: ask again when they have arrived' : ''}`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Send again"
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      isReady={body !== null}
      isPending={action.isPending}
    >
      <Section columns={2} note={endpoint.url}>
        <DayField label="From" at="/from" required data-autofocus {...field('first')} />
        <DayField label="To" placeholder="Today" at="/before" {...field('last')} />
      </Section>
    </FormFrame>
  )
}
