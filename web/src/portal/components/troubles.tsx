import { Alert, Group, Text } from '@mantine/core'
import type { PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { IconAlertCircle, IconCalendarX, IconCreditCardOff, IconMessage, IconPlayerPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats } from '../formats.ts'
import { useSpeech } from '../language.tsx'
import { expiryOf, methodName, monthText } from '../method-name.ts'
import { usePortalQuery } from '../queries.ts'
import { isLive } from '../reads.ts'
import { overviewTexts } from '../texts/overview.ts'
import { paymentTexts } from '../texts/payment.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink } from '../ui/link.tsx'

/** What the customer has to know or to do before all else. */
export function Troubles({ subscriptions }: { readonly subscriptions: readonly PortalSubscription[] }) {
  const live = subscriptions.filter(isLive)
  return (
    <>
      {live.map((each) => (
        <OfSubscription key={each.id} subscription={each} />
      ))}
      <OfMethods isCharged={live.some(({ collection_method: by, cancel_at: end }) => by === 'charge_automatically' && end === null)} />
      <Answered />
    </>
  )
}

function OfSubscription({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(overviewTexts)
  const { own } = useTexts(subscriptionTexts)
  const formats = useFormats(subscription.timezone)
  const { id, status, plan_name: name, cancel_at: cancelAt, resumes_at: resumesAt, trial_ends_at: trialEnd } = subscription
  const plan = name ?? own
  const look = (
    <ButtonLink to="/subscriptions/$id" params={{ id }} size="xs" variant="default" aria-label={`${t.look}: ${plan}`}>
      {t.look}
    </ButtonLink>
  )
  if (status === 'past_due')
    return <Notice color="red" icon={<IconAlertCircle aria-hidden />} title={t.late(plan)} text={t.lateText} action={look} />
  if (cancelAt !== null)
    return (
      <Notice
        color="yellow"
        icon={<IconCalendarX aria-hidden />}
        title={t.ends(plan, formats.dayOf(cancelAt))}
        text={t.endsText}
        action={look}
      />
    )
  if (status === 'paused')
    return (
      <Notice
        color="gray"
        icon={<IconPlayerPause aria-hidden />}
        title={t.paused(plan)}
        text={resumesAt === null ? t.pausedText : t.pausedUntil(formats.dayOf(resumesAt))}
        action={look}
      />
    )
  if (status === 'trialing' && trialEnd !== null)
    return <Notice color="accent" icon={<IconCalendarX aria-hidden />} title={t.trial(plan, formats.dayOf(trialEnd))} action={look} />
  return null
}

/** Of what is charged: there is nothing, or it ends. */
function OfMethods({ isCharged }: { readonly isCharged: boolean }) {
  const t = useTexts(overviewTexts)
  const words = useTexts(paymentTexts)
  const { locale } = useSpeech()
  const methods = usePortalQuery(['payment methods'], (api, options) => api.listPortalPaymentMethods({ limit: 100 }, options), {
    enabled: isCharged,
  })
  if (!isCharged || methods.data === undefined) return null
  const add = (
    <ButtonLink to="/payment-methods" size="xs" variant="default">
      {t.addMethod}
    </ButtonLink>
  )
  const method = methods.data.data.find((each) => each.default)
  const icon = <IconCreditCardOff aria-hidden />
  if (method === undefined) return <Notice color="yellow" icon={icon} title={t.noMethod} text={t.noMethodText} action={add} />
  const expiry = expiryOf(method, new Date())
  if (expiry === 'good') return null
  const name = methodName(method, words)
  const title = expiry === 'expired' ? t.expired(name) : t.expiring(name, monthText(method, locale))
  return <Notice color={expiry === 'expired' ? 'red' : 'yellow'} icon={icon} title={title} text={t.expiringText} action={add} />
}

/** Questions that wait for the customer. */
function Answered() {
  const t = useTexts(overviewTexts)
  const waiting = usePortalQuery(['tickets', 'waiting'], (api, options) => api.listPortalTickets({ status: 'pending', limit: 3 }, options))
  return (waiting.data?.data ?? []).map(({ id, subject }) => (
    <Notice
      key={id}
      color="accent"
      icon={<IconMessage aria-hidden />}
      title={t.answered(subject)}
      action={
        <ButtonLink to="/help/$id" params={{ id }} size="xs" variant="default" aria-label={`${t.read}: ${subject}`}>
          {t.read}
        </ButtonLink>
      }
    />
  ))
}

interface NoticeProps {
  readonly color: string
  readonly icon: ReactNode
  readonly title: string
  readonly text?: string
  readonly action: ReactNode
}

function Notice({ color, icon, title, text, action }: NoticeProps) {
  return (
    <Alert color={color} variant="light" icon={icon} title={title}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" flex="1 1 14rem">
          {text}
        </Text>
        {action}
      </Group>
    </Alert>
  )
}
