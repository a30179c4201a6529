import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import type { Currency } from '@quarterday/sdk/types.gen.ts'
import { IconTrash } from '@tabler/icons-react'
import { currencyChoices } from '../ui/choices.ts'
import { ChoiceField, FigureField } from './fields.tsx'
import { minorUnits } from './minor-units.ts'
import { Section } from './section.tsx'

/** An amount of usage, as typed, that is billed as soon as it is reached. */
export interface TypedThreshold {
  readonly currency: Currency
  /** In major units. */
  readonly amount: string
}

interface ThresholdsProps {
  readonly value: readonly TypedThreshold[]
  readonly onChange: (thresholds: readonly TypedThreshold[]) => void
  /** Of a new one. */
  readonly currency: Currency
}

const mostThresholds = 20

/** Amounts at which usage is billed before the period is over. */
export function ThresholdsField({ value, onChange, currency }: ThresholdsProps) {
  const put = (index: number, change: Partial<TypedThreshold>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)))
  return (
    <Section title="Usage is billed early" note="As soon as the usage of a period comes to one of these amounts, before discounts and tax.">
      <Stack gap="sm">
        {value.map((threshold, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
          <Group key={index} gap="sm" wrap="nowrap" align="start">
            <FigureField
              label="Amount"
              flex={1}
              miw={0}
              at={`/usage_thresholds/${index}/amount`}
              error={
                threshold.amount !== '' && minorUnits(threshold.amount, threshold.currency) === null
                  ? `No amount of ${threshold.currency}`
                  : null
              }
              value={threshold.amount}
              onChange={(amount) => put(index, { amount })}
            />
            <ChoiceField
              label="Currency"
              w={150}
              at={`/usage_thresholds/${index}/currency`}
              data={currencyChoices}
              searchable
              value={threshold.currency}
              onChange={(next) => put(index, { currency: next || threshold.currency })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              mt={26}
              aria-label={`Remove amount ${index + 1}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {value.length < mostThresholds && (
          <Button
            size="xs"
            variant="default"
            style={{ alignSelf: 'start' }}
            onClick={() => onChange([...value, { currency: value.at(-1)?.currency ?? currency, amount: '' }])}
          >
            Add an amount
          </Button>
        )}
      </Stack>
    </Section>
  )
}
