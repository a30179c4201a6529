import { Badge, type MantineColor } from '@mantine/core'
import type { PortalInvoice, PortalPayment, PortalSubscription, PortalTicket } from '@quarterday/sdk/types.gen.ts'
import { statusTexts } from '../texts/status.ts'
import { useTexts } from '../texts.ts'

const good = 'teal'
const waiting = 'yellow'
const bad = 'red'
const quiet = 'gray'
const own = 'accent'

const colors = {
  subscription: { incomplete: waiting, trialing: own, active: good, past_due: bad, paused: quiet, canceled: quiet, expired: quiet },
  invoice: { draft: quiet, open: own, overdue: bad, paid: good, void: quiet, uncollectible: waiting },
  payment: {
    created: waiting,
    unknown: waiting,
    needs_customer: waiting,
    pending: waiting,
    succeeded: good,
    declined: bad,
    canceled: quiet,
  },
  ticket: { open: own, pending: waiting, solved: good, closed: quiet },
} as const satisfies {
  readonly subscription: Readonly<Record<PortalSubscription['status'], MantineColor>>
  readonly invoice: Readonly<Record<PortalInvoice['status'], MantineColor>>
  readonly payment: Readonly<Record<PortalPayment['status'], MantineColor>>
  readonly ticket: Readonly<Record<PortalTicket['status'], MantineColor>>
}

export function SubscriptionStatus({ status }: { readonly status: PortalSubscription['status'] }) {
  return <Status color={colors.subscription[status]} label={useTexts(statusTexts).subscription[status]} />
}

export function InvoiceStatus({ status }: { readonly status: PortalInvoice['status'] }) {
  return <Status color={colors.invoice[status]} label={useTexts(statusTexts).invoice[status]} />
}

export function PaymentStatus({ status }: { readonly status: PortalPayment['status'] }) {
  return <Status color={colors.payment[status]} label={useTexts(statusTexts).payment[status]} />
}

export function TicketStatus({ status }: { readonly status: PortalTicket['status'] }) {
  return <Status color={colors.ticket[status]} label={useTexts(statusTexts).ticket[status]} />
}

/** A state, in a word and a colour. */
export function Status({ color, label }: { readonly color: MantineColor; readonly label: string }) {
  return (
    <Badge variant="light" color={color} radius="sm" tt="none" fw={600} miw="max-content">
      {label}
    </Badge>
  )
}
