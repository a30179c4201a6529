import { Badge, List, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { Currency } from '@quarterday/core/currency.ts'
import type { Interval, PortalPlan } from '@quarterday/sdk/types.gen.ts'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats } from '../formats.ts'
import { headlineOf, isByUse, type Offer } from '../offers.ts'
import { planTexts } from '../texts/plans.ts'
import { priceTexts } from '../texts/prices.ts'
import { useTexts } from '../texts.ts'
import classes from './plan-card.module.css'
import { PriceLines } from './price-lines.tsx'

interface PlanCardProps {
  readonly plan: PortalPlan
  readonly offer: Offer
  readonly currency: Currency
  readonly interval: Interval
  readonly isOwn: boolean
  /** Whoever has subscribed before begins without a trial. */
  readonly mayTry: boolean
  readonly children: ReactNode
}

/** A plan as it can be had in one interval and currency: what it costs, in figures and in words, and what is in it. */
export function PlanCard({ plan, offer, currency, interval, isOwn, mayTry, children }: PlanCardProps) {
  const t = useTexts(planTexts)
  const prices = useTexts(priceTexts)
  const formats = useFormats()
  const headline = headlineOf(offer)
  const taxed = offer.recurring.find(({ tax_behavior: behavior }) => behavior !== null)?.tax_behavior
  return (
    <Paper component="article" className={`${classes.card} ${isOwn ? classes.own : ''}`} aria-label={plan.name}>
      <Stack gap="md" h="100%">
        <Stack gap={4}>
          <div className={classes.name}>
            <Title order={2} size="h4">
              {plan.name}
            </Title>
            {isOwn && (
              <Badge variant="light" tt="none" radius="sm">
                {t.yours}
              </Badge>
            )}
          </div>
          {plan.description && (
            <Text size="sm" c="dimmed">
              {plan.description}
            </Text>
          )}
        </Stack>
        <Headline offer={offer} currency={currency} interval={interval} />
        <Stack gap="xs">
          {/* What the figure above says is not said again. */}
          {(headline === null || headline.isFrom) &&
            offer.recurring.map((price) => <PriceLines key={price.id} price={price} name={plan.name} />)}
          {offer.commitments.map(({ id, terms }) => (
            <Text key={id} size="sm">
              {prices.commitment(terms.model === 'flat' ? formats.unitAmount(terms.amount, currency) : '')}
            </Text>
          ))}
          {offer.setupFees.map((price) =>
            price.terms.model === 'flat' ? (
              <Text key={price.id} size="sm">
                {prices.setupFee(formats.unitAmount(price.terms.amount, currency))}
              </Text>
            ) : (
              <PriceLines key={price.id} price={price} name={plan.name} />
            ),
          )}
          <Text size="xs" c="dimmed">
            {[
              ...(taxed === 'inclusive' ? [prices.inclusive] : taxed === 'exclusive' ? [prices.exclusive] : []),
              ...(plan.term_months === null ? [] : [t.term(plan.term_months)]),
            ].join(' · ')}
          </Text>
          {mayTry && plan.trial_days > 0 && (
            <Text size="sm" fw={600} c="var(--qd-accent-text)">
              {t.trial(plan.trial_days)}
            </Text>
          )}
        </Stack>
        <Features plan={plan} />
        <div className={classes.action}>{children}</div>
      </Stack>
    </Paper>
  )
}

function Headline({ offer, currency, interval }: Pick<PlanCardProps, 'offer' | 'currency' | 'interval'>) {
  const prices = useTexts(priceTexts)
  const formats = useFormats()
  const headline = headlineOf(offer)
  if (headline === null) return isByUse(offer) ? <Text className={classes.figure}>{prices.byUse}</Text> : null
  const amount = formats.unitAmount(headline.minor, currency)
  if (Number(headline.minor) === 0 && !headline.isFrom) return <Text className={classes.figure}>{prices.free}</Text>
  return (
    <Text component="p" m={0}>
      <Text span className={classes.figure}>
        {headline.isFrom ? prices.from(amount) : amount}
      </Text>{' '}
      <Text span c="dimmed" size="sm">
        {prices.per(interval.unit, interval.count)}
      </Text>
    </Text>
  )
}

function Features({ plan: { features } }: Pick<PlanCardProps, 'plan'>) {
  const t = useTexts(planTexts)
  const formats = useFormats()
  const granted = features.filter(({ enabled }) => enabled)
  if (granted.length === 0) return null
  const amountOf = ({ kind, limit, unit }: (typeof granted)[number]) =>
    kind === 'switch' ? null : limit === null ? t.unlimited : [formats.quantity(limit), unit].filter(Boolean).join(' ')
  return (
    <List
      size="sm"
      spacing={6}
      aria-label={t.included}
      icon={
        <ThemeIcon size={20} radius="xl" variant="light">
          <IconCheck size={13} stroke={2.4} aria-hidden />
        </ThemeIcon>
      }
    >
      {granted.map((feature) => (
        <List.Item key={feature.feature}>
          {feature.name}
          {amountOf(feature) !== null && (
            <Text span c="dimmed" inherit>
              {' '}
              · {amountOf(feature)}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  )
}
