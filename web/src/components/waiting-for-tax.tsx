import { Alert, Text } from '@mantine/core'
import type { Invoice } from '@quarterday/sdk/types.gen.ts'
import { IconClockPause } from '@tabler/icons-react'
import { formatMoment } from '../ui/format-date.ts'

/** Says of a draft that a tax engine has still to answer, and why it has not; nothing for any other invoice. */
export function WaitingForTax({ invoice: { tax_quote: quote, timezone } }: { readonly invoice: Invoice }) {
  if (quote?.status !== 'waiting') return null
  return (
    <Alert variant="light" color="yellow" icon={<IconClockPause aria-hidden />} title="Waiting for its tax" role="status" mb="lg">
      <Text size="sm">
        The tax engine has not said yet what is taxed: the amounts are without tax, and the draft is not finalized before.
      </Text>
      {quote.failure && (
        <Text size="sm" mt="xs">
          Asked {quote.attempts === 1 ? 'once' : `${quote.attempts} times`} since {formatMoment(quote.waiting_since, timezone)}. The last
          reason: {quote.failure}
        </Text>
      )}
      {quote.ask_at && (
        <Text size="sm" mt="xs">
          It is asked again at {formatMoment(quote.ask_at, timezone)}.
        </Text>
      )}
    </Alert>
  )
}

/** What came of asking by hand. */
export function askedOf({ number, tax_quote: quote }: Invoice): string {
  if (quote?.status === 'waiting') return 'No usable answer; the reason is on the invoice'
  return number === null ? 'The tax is known' : `The tax is known; invoice ${number} is final`
}
