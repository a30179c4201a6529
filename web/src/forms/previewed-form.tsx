import type { Subscription, SubscriptionPreview } from '@quarterday/sdk/types.gen.ts'
import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Preview } from '../components/preview.tsx'
import { formatMoney } from '../ui/format.ts'
import type { DialogProps } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import type { LivePreview } from './use-preview.ts'

export interface SubscriptionDialogProps extends DialogProps {
  readonly subscription: Subscription
}

interface PreviewedFormProps<Body> {
  readonly preview: LivePreview<SubscriptionPreview>
  readonly timezone: string
  /** In the place of a preview while nothing can be asked. */
  readonly idle: string
  readonly submit: string
  readonly dismiss?: string
  readonly isDangerous?: boolean
  /** What is asked for; null: nothing yet. */
  readonly body: Body | null
  readonly action: UseMutationResult<unknown, Error, Body>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form that moves money: it can be confirmed only while the preview of exactly this stands there. */
export function PreviewedForm<Body>({ preview, timezone, idle, body, action, children, ...frame }: PreviewedFormProps<Body>) {
  const { query, isCurrent } = preview
  return (
    <FormFrame
      {...frame}
      onSubmit={() => body !== null && action.mutate(body)}
      error={action.error}
      previewError={query.error}
      isReady={isCurrent}
      isPending={action.isPending}
    >
      {children}
      <Preview preview={body === null ? nothing : query} timezone={timezone} idle={idle} />
    </FormFrame>
  )
}

const nothing = { data: undefined, error: null, fetchStatus: 'idle' } as const

/** `Start and bill €12.50`, or only `Start` where nothing has to be paid at once. */
export function withAmount(verb: string, { query }: LivePreview<SubscriptionPreview>): string {
  const invoice = query.data?.invoice
  return invoice && invoice.amount_due > 0 ? `${verb} and bill ${formatMoney(invoice.amount_due, invoice.currency)}` : verb
}
