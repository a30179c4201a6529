import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import type { Currency } from '@quarterday/core/currency.ts'
import type { Interval, PortalPlan, PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { IconPackage } from '@tabler/icons-react'
import { useState } from 'react'
import { ChangeSubscription } from '../components/change-subscription.tsx'
import { CurrencyChoice, IntervalChoice } from '../components/interval-choice.tsx'
import { PlanCard } from '../components/plan-card.tsx'
import { Subscribe } from '../components/subscribe.tsx'
import { useMe } from '../me.tsx'
import { currenciesOf, intervalsOf, keyOf, type Offer, offerOf } from '../offers.ts'
import { isLive, usePlans, useSubscriptions } from '../reads.ts'
import { planTexts } from '../texts/plans.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink } from '../ui/link.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Empty, Loaded, LoadedList } from '../ui/states.tsx'

/** What is offered, by interval and currency, and taking it. */
export function PlansPage() {
  const t = useTexts(planTexts)
  const plans = usePlans()
  const subscriptions = useSubscriptions()
  return (
    <Screen title={t.title} note={t.note}>
      <Loaded query={plans}>
        {(all) =>
          all.length === 0 ? (
            <NothingOffered />
          ) : (
            <LoadedList list={subscriptions} empty={<Offered plans={all} subscriptions={[]} />}>
              {(own) => <Offered plans={all} subscriptions={own} />}
            </LoadedList>
          )
        }
      </Loaded>
    </Screen>
  )
}

function NothingOffered() {
  const t = useTexts(planTexts)
  return (
    <Card>
      <Empty title={t.none} icon={<IconPackage size={22} stroke={1.5} aria-hidden />}>
        <Stack align="center" gap="sm">
          {t.noneText}
          <ButtonLink to="/help/new" variant="default">
            {t.ask}
          </ButtonLink>
        </Stack>
      </Empty>
    </Card>
  )
}

interface OfferedProps {
  readonly plans: readonly PortalPlan[]
  /** The customer's, past ones too. */
  readonly subscriptions: readonly PortalSubscription[]
}

function Offered({ plans, subscriptions }: OfferedProps) {
  const t = useTexts(planTexts)
  const { customer, allowed } = useMe()
  const live = subscriptions.filter(isLive)
  const currencies = currenciesOf(plans)
  const usual = currencies.find((each) => each === (live[0]?.currency ?? customer.currency)) ?? currencies[0]
  const [chosenCurrency, setCurrency] = useState<Currency | null>(null)
  const [chosenInterval, setInterval] = useState<Interval | null>(null)
  const currency = chosenCurrency ?? usual
  if (currency === undefined) return <NothingOffered />
  const intervals = intervalsOf(plans, currency)
  const wanted = chosenInterval ?? live[0]?.interval
  const interval = intervals.find((each) => wanted !== undefined && keyOf(each) === keyOf(wanted)) ?? intervals[0]
  if (interval === undefined) return <NothingOffered />
  const offers = plans.flatMap((plan) => {
    const offer = offerOf(plan, currency, interval)
    return offer === null ? [] : [{ plan, offer }]
  })
  return (
    <Stack gap="lg">
      {intervals.length + currencies.length > 2 && (
        <Group gap="sm">
          <IntervalChoice intervals={intervals} value={interval} onChange={setInterval} />
          <CurrencyChoice currencies={currencies} value={currency} onChange={setCurrency} />
        </Group>
      )}
      {!allowed.subscribe && <Text size="sm">{t.bySeller}</Text>}
      {allowed.one_active && live.length > 0 && <Text size="sm">{t.oneAtATime}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {offers.map(({ plan, offer }) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            offer={offer}
            currency={currency}
            interval={interval}
            isOwn={live.some((each) => each.plan === plan.id && keyOf(each.interval) === keyOf(interval))}
            mayTry={subscriptions.length === 0}
          >
            <Take plan={plan} offer={offer} currency={currency} interval={interval} live={live} />
          </PlanCard>
        ))}
      </SimpleGrid>
    </Stack>
  )
}

interface TakeProps {
  readonly plan: PortalPlan
  readonly offer: Offer
  readonly currency: Currency
  readonly interval: Interval
  readonly live: readonly PortalSubscription[]
}

/** Subscribing; where one subscription is had at a time, changing that one; else asking for it. */
function Take({ plan, offer, currency, interval, live }: TakeProps) {
  const t = useTexts(planTexts)
  const { allowed } = useMe()
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  const [present] = allowed.one_active ? live : []
  const isSame = present?.plan === plan.id && keyOf(present.interval) === keyOf(interval)
  const may = present === undefined ? allowed.subscribe : allowed.change_plan && present.cancel_at === null
  if (isSame)
    return (
      <ButtonLink to="/subscriptions/$id" params={{ id: present.id }} variant="default" fullWidth aria-label={`${t.yours}: ${plan.name}`}>
        {t.yours}
      </ButtonLink>
    )
  if (!may)
    return (
      <ButtonLink to="/help/new" search={{ subject: t.askSubject(plan.name) }} variant="default" fullWidth>
        {t.ask}
      </ButtonLink>
    )
  return (
    <>
      <Button fullWidth onClick={() => setIsOpen(true)}>
        {present === undefined ? t.choose(plan.name) : t.change(plan.name)}
      </Button>
      {present === undefined ? (
        <Subscribe opened={isOpen} onClose={close} plan={plan} offer={offer} currency={currency} interval={interval} />
      ) : (
        <ChangeSubscription opened={isOpen} onClose={close} subscription={present} wanted={{ plan: plan.id, interval }} />
      )}
    </>
  )
}
