import { Skeleton } from '@mantine/core'
import type { PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { useFormats } from '../formats.ts'
import { useUpcoming } from '../reads.ts'
import { overviewTexts } from '../texts/overview.ts'
import { useTexts } from '../texts.ts'

/** When a subscription is billed next, and how much that is to the cent. */
export function SubscriptionNext({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(overviewTexts)
  const formats = useFormats(subscription.timezone)
  const { next_billing_at: at, cancel_at: cancelAt } = subscription
  const upcoming = useUpcoming(subscription)
  if (at === null) return t.noNext
  if (upcoming.isPending) return <Skeleton height={16} width={180} />
  // What cannot be computed at this moment is billed all the same; its day is known.
  const next = upcoming.data?.next_invoice ?? null
  if (next === null) return cancelAt === null && upcoming.isError ? formats.dayOf(at) : t.noNext
  const day = formats.dayOf(upcoming.data?.next_billing_at ?? at)
  return t.nextInvoice(day, formats.money(next.amount_due, next.currency))
}
