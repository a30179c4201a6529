import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import type { Currency } from '@quarterday/sdk/types.gen.ts'
import { IconTrash } from '@tabler/icons-react'
import { FigureField } from '../fields.tsx'
import { blankTier, type TypedTier } from './terms-of.ts'

interface TiersProps {
  readonly value: readonly TypedTier[]
  readonly onChange: (tiers: readonly TypedTier[]) => void
  readonly currency: Currency
  readonly isPercent: boolean
  /** Of the tiers in the request. */
  readonly within: string
}

const mostTiers = 100

/** Tiers from below: each up to its end, the last without one. */
export function Tiers({ value, onChange, currency, isPercent, within }: TiersProps) {
  const put = (index: number, change: Partial<TypedTier>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)))
  return (
    <Stack gap="xs">
      {value.map((tier, index) => {
        const isLast = index === value.length - 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
          <Group key={index} gap="xs" wrap="nowrap" align="start" role="group" aria-label={`Tier ${index + 1}`}>
            {isLast ? (
              <Text size="sm" flex={1} miw={0} mt={32} ta="center" c="dimmed">
                and above
              </Text>
            ) : (
              <FigureField
                label="Up to"
                at={`${within}/${index}/up_to`}
                required
                flex={1}
                miw={0}
                value={tier.upTo}
                onChange={(upTo) => put(index, { upTo })}
              />
            )}
            <FigureField
              label={isPercent ? 'Percent' : `Each, ${currency}`}
              at={`${within}/${index}/${isPercent ? 'rate_percent' : 'unit_amount'}`}
              required
              flex={1}
              miw={0}
              value={tier.each}
              onChange={(each) => put(index, { each })}
            />
            <FigureField
              label={`Once, ${currency}`}
              at={`${within}/${index}/flat_amount`}
              placeholder="Nothing"
              flex={1}
              miw={0}
              value={tier.flat}
              onChange={(flat) => put(index, { flat })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              mt={26}
              disabled={value.length === 1}
              aria-label={`Remove tier ${index + 1}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Group>
        )
      })}
      {value.length < mostTiers && (
        <Button size="xs" variant="default" style={{ alignSelf: 'start' }} onClick={() => onChange([...value, blankTier])}>
          Add a tier
        </Button>
      )}
    </Stack>
  )
}
