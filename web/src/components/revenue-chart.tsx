import '@mantine/charts/styles.layer.css'
import { BarChart } from '@mantine/charts'
import type { Currency, Overview } from '@quarterday/sdk/types.gen.ts'
import { formatMoney, formatMoneyShort } from '../ui/format.ts'
import { formatMonth } from '../ui/format-date.ts'

interface RevenueChartProps {
  /** Of one currency, the oldest first. */
  readonly months: Overview['revenue']['months']
  readonly currency: Currency
}

const series = [
  { name: 'Invoiced', color: 'copper.6' },
  { name: 'Collected', color: 'var(--qd-chart-second)' },
]

/** Twelve months, what was invoiced beside what was collected. A file of its own: charts are large, and few screens have one. */
export function RevenueChart({ months, currency }: RevenueChartProps) {
  return (
    <BarChart
      h={260}
      data={months.map(({ month, invoiced, collected }) => ({
        month: formatMonth(month, undefined, '2-digit'),
        Invoiced: invoiced,
        Collected: collected,
      }))}
      dataKey="month"
      series={series}
      withLegend
      legendProps={{ verticalAlign: 'bottom', height: 32, itemSorter: null }}
      valueFormatter={(minor) => formatMoney(minor, currency)}
      yAxisProps={{ width: 64, tickFormatter: (minor: number) => formatMoneyShort(minor, currency) }}
      gridColor="var(--qd-line)"
      tickLine="none"
      barProps={{ radius: [3, 3, 0, 0] }}
      maxBarWidth={18}
      aria-hidden
    />
  )
}
