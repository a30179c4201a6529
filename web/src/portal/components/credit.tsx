import { Text } from '@mantine/core'
import { useFormats } from '../formats.ts'
import { usePortalQuery } from '../queries.ts'
import { overviewTexts } from '../texts/overview.ts'
import { useTexts } from '../texts.ts'
import { Card } from '../ui/screen.tsx'
import { Sums } from './sums.tsx'

/** What the customer has paid or been given beforehand. Nothing where that is nothing. */
export function Credit() {
  const t = useTexts(overviewTexts)
  const formats = useFormats()
  const credit = usePortalQuery(['credit'], (api, options) => api.getPortalCredit(options))
  const { balances = [], wallets = [] } = credit.data ?? {}
  if (balances.length === 0 && wallets.length === 0) return null
  return (
    <Card title={t.credit} note={<Text inherit>{t.creditText}</Text>}>
      <Sums
        label={t.credit}
        rows={[
          ...balances.map(({ currency, balance }) => ({ name: t.credit, amount: formats.money(balance, currency) })),
          ...wallets.map(({ name, currency, balance, auto_top_up: refill }) => ({
            name,
            note: refill && t.refill(formats.money(refill.threshold, currency), formats.money(refill.amount, currency)),
            amount: formats.money(balance, currency),
          })),
        ]}
      />
    </Card>
  )
}
