import { SegmentedControl, Skeleton, VisuallyHidden } from '@mantine/core'
import type { Currency, Overview } from '@quarterday/sdk/types.gen.ts'
import { lazy, Suspense } from 'react'
import { formatMoney } from '../ui/format.ts'
import { formatMonth } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { Empty } from '../ui/states.tsx'

const RevenueChart = lazy(async () => ({ default: (await import('./revenue-chart.tsx')).RevenueChart }))

interface RevenueProps {
  readonly overview: Overview
  readonly currencies: readonly Currency[]
  readonly currency: Currency
  readonly onCurrency: (currency: Currency) => void
}

/** Revenue by month, as a chart and, for who cannot see it, as a table. Currencies are never added up. */
export function Revenue({ overview, currencies, currency, onCurrency }: RevenueProps) {
  const months = overview.revenue.months.filter((month) => month.currency === currency)
  return (
    <Panel
      title="Revenue by month"
      note="What was invoiced, and what was collected."
      side={
        currencies.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Currency"
            data={[...currencies]}
            value={currency}
            onChange={(chosen) => onCurrency(currencies.find((each) => each === chosen) ?? currency)}
          />
        )
      }
    >
      {months.length === 0 ? (
        <Empty title="Nothing was invoiced yet" />
      ) : (
        <figure style={{ margin: 0 }}>
          <Suspense fallback={<Skeleton height={260} aria-label="Loading the chart" />}>
            <RevenueChart months={months} currency={currency} />
          </Suspense>
          <VisuallyHidden>
            <table>
              <caption>Revenue by month in {currency}</caption>
              <tbody>
                {months.map(({ month, invoiced, collected }) => (
                  <tr key={month}>
                    <th scope="row">{formatMonth(month)}</th>
                    <td>{formatMoney(invoiced, currency)} invoiced</td>
                    <td>{formatMoney(collected, currency)} collected</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </VisuallyHidden>
        </figure>
      )}
    </Panel>
  )
}
