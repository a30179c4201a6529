import type { SubscriptionEndTrial } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { useAction } from '../use-action.ts'
import { DayField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { midnightIn } from './local-midnight.ts'
import { PreviewedForm, type SubscriptionDialogProps, withAmount } from './previewed-form.tsx'
import { usePreview } from './use-preview.ts'

/** Ends a trial now, with the first bill, or lets it end on another day. */
export function EndTrial({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="End or extend the trial" size="lg">
      <EndTrialForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

function EndTrialForm({ subscription, onClose }: Omit<SubscriptionDialogProps, 'opened'>) {
  const api = useApi()
  const { id, timezone, trial_ends_at: endsAt } = subscription
  const [day, setDay] = useState('')
  const body: SubscriptionEndTrial = day === '' ? {} : { trial_ends_at: midnightIn(day, timezone) }
  const preview = usePreview({
    of: ['end trial', id],
    body,
    ask: (wanted, options) => api.previewSubscriptionEndTrial(id, wanted, options),
  })
  const action = useAction({
    run: (wanted: SubscriptionEndTrial) => api.endSubscriptionTrial(id, wanted),
    says: ({ status, trial_ends_at }) =>
      status === 'trialing' && trial_ends_at ? `The trial ends on ${formatMoment(trial_ends_at, timezone)}` : 'The trial is over',
    afterwards: onClose,
  })
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle=""
      submit={withAmount(day === '' ? 'End it now' : 'Move its end', preview)}
      dismiss="Leave it"
      body={body}
      action={action}
      onClose={onClose}
    >
      <DayField
        label="Ends on"
        description={`Empty: now.${endsAt === null ? '' : ` As it stands, the first day after the trial is ${formatMoment(endsAt, timezone)}.`}`}
        at="/trial_ends_at"
        value={day}
        onChange={setDay}
      />
    </PreviewedForm>
  )
}
