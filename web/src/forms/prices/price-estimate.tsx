import { Group, List, Paper, Text } from '@mantine/core'
import { decimal } from '@quarterday/core/decimal.ts'
import { roundShare } from '@quarterday/core/money.ts'
import { chargeFor, explainCharge, priceTermsSchema } from '@quarterday/core/pricing/index.ts'
import type { Currency, PriceTerms } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { Money } from '../../ui/money.tsx'
import { FigureField } from '../fields.tsx'
import { decimalText } from '../unit-amount.ts'

/** What some quantity would cost for a full period, by the very formula that bills it. */
export function PriceEstimate({ terms, currency }: { readonly terms: PriceTerms | null; readonly currency: Currency }) {
  const [typed, setTyped] = useState('1')
  const parsed = terms === null ? null : priceTermsSchema.safeParse(terms)
  const quantity = decimalText(typed)
  const isOfValue = terms?.model === 'percentage' || terms?.model === 'graduated_percentage'
  return (
    <Paper withBorder p="sm" aria-live="polite">
      <Group justify="space-between" align="end" wrap="nowrap" gap="sm">
        <FigureField label={isOfValue ? `Try a value in ${currency}` : 'Try a quantity'} w={150} value={typed} onChange={setTyped} />
        {parsed?.success && quantity !== null ? (
          <Text fz="lg" fw={650} pb={4}>
            <Money minor={Number(roundShare(chargeFor(parsed.data, decimal(quantity), currency), 1n, 1n, 'half_up'))} currency={currency} />
          </Text>
        ) : (
          <Text size="sm" c="dimmed" pb={6} ta="right">
            {parsed && !parsed.success ? (parsed.error.issues[0]?.message ?? 'Not complete yet') : 'Shows what it costs'}
          </Text>
        )}
      </Group>
      {parsed?.success && quantity !== null && (
        <List size="sm" c="dimmed" mt="xs" listStyleType="none">
          {explainCharge(parsed.data, decimal(quantity), currency).map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      )}
    </Paper>
  )
}
