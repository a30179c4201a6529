import type { SubscriptionPause, SubscriptionResume } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { DayField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { midnightIn } from './local-midnight.ts'
import { PreviewedForm, type SubscriptionDialogProps, withAmount } from './previewed-form.tsx'
import { Section } from './section.tsx'
import { usePreview } from './use-preview.ts'

/** Lets a subscription rest from today or another day on, with what that gives back or bills. */
export function PauseSubscription({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="Pause the subscription" size="lg">
      <PauseForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

/** Lets it go on: today, on another day since it was paused, or later. */
export function ResumeSubscription({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="Resume the subscription" size="lg">
      <ResumeForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

type FormProps = Omit<SubscriptionDialogProps, 'opened'>

function PauseForm({ subscription, onClose }: FormProps) {
  const api = useApi()
  const { id, timezone } = subscription
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const body: SubscriptionPause = {
    ...(from !== '' && { at: midnightIn(from, timezone) }),
    ...(until !== '' && { resumes_at: midnightIn(until, timezone) }),
  }
  const preview = usePreview({ of: ['pause', id], body, ask: (wanted, options) => api.previewSubscriptionPause(id, wanted, options) })
  const action = useAction({
    run: (wanted: SubscriptionPause) => api.pauseSubscription(id, wanted),
    says: ({ status }) => (status === 'paused' ? 'The subscription is paused' : 'The subscription is going to be paused'),
    afterwards: onClose,
  })
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle=""
      submit={withAmount('Pause', preview)}
      dismiss="Keep it running"
      body={body}
      action={action}
      onClose={onClose}
    >
      <Section columns={2}>
        <DayField
          label="From"
          description="Empty: today. Also a day of the running period that has passed."
          at="/at"
          value={from}
          onChange={setFrom}
        />
        <DayField label="Goes on" description="Empty: when somebody resumes it." at="/resumes_at" value={until} onChange={setUntil} />
      </Section>
    </PreviewedForm>
  )
}

function ResumeForm({ subscription, onClose }: FormProps) {
  const api = useApi()
  const { id, timezone } = subscription
  const [from, setFrom] = useState('')
  const body: SubscriptionResume = from === '' ? {} : { at: midnightIn(from, timezone) }
  const preview = usePreview({ of: ['resume', id], body, ask: (wanted, options) => api.previewSubscriptionResume(id, wanted, options) })
  const action = useAction({
    run: (wanted: SubscriptionResume) => api.resumeSubscription(id, wanted),
    says: ({ status }) => (status === 'paused' ? 'The subscription will go on by itself' : 'The subscription goes on'),
    afterwards: onClose,
  })
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle=""
      submit={withAmount('Resume', preview)}
      dismiss="Leave it paused"
      body={body}
      action={action}
      onClose={onClose}
    >
      <DayField
        label="From"
        description="Empty: today. Also an earlier day of the pause, or a later one."
        at="/at"
        value={from}
        onChange={setFrom}
      />
    </PreviewedForm>
  )
}
