import { Paper, Stack, Text } from '@mantine/core'
import type { Currency } from '@quarterday/sdk/types.gen.ts'
import type { ReactNode } from 'react'
import { formatMoney } from '../ui/format.ts'
import classes from './figure-card.module.css'

interface FigureCardProps {
  readonly name: string
  readonly value: ReactNode
  /** What qualifies it: other currencies, a share. */
  readonly note?: ReactNode
}

/** One figure, large. */
export function FigureCard({ name, value, note }: FigureCardProps) {
  return (
    <Paper className={classes.card}>
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {name}
        </Text>
        <Text className={classes.value} component="div">
          {value}
        </Text>
        <Text size="xs" c="dimmed" component="div" className="figures" style={{ whiteSpace: 'normal' }}>
          {note}
        </Text>
      </Stack>
    </Paper>
  )
}

interface Amount {
  readonly currency: Currency
  readonly amount: number
}

/** Sums in several currencies: one large, the others below it, because they do not add up. */
export function MoneyCard({
  name,
  amounts,
  currency,
  nothing,
}: {
  name: string
  amounts: readonly Amount[]
  currency: Currency
  nothing?: string
}) {
  const main = amounts.find((each) => each.currency === currency)?.amount ?? 0
  const others = amounts.filter((each) => each.currency !== currency && each.amount !== 0)
  const isNothing = main === 0 && others.length === 0
  return (
    <FigureCard
      name={name}
      value={formatMoney(main, currency)}
      note={isNothing ? nothing : others.map((each) => formatMoney(each.amount, each.currency)).join(' · ')}
    />
  )
}
