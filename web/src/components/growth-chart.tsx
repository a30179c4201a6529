import '@mantine/charts/styles.layer.css'
import { CompositeChart } from '@mantine/charts'
import type { GrowthRow } from '@quarterday/sdk/types.gen.ts'
import { formatCount } from '../ui/format.ts'
import { formatMonth } from '../ui/format-date.ts'

const series = [
  { name: 'Started', color: 'copper.6', type: 'bar' as const },
  { name: 'Ended', color: 'var(--qd-chart-second)', type: 'bar' as const },
  { name: 'Running', color: 'var(--mantine-color-dimmed)', type: 'line' as const },
]

/** What began beside what ended, and over them what ran. A file of its own: charts are large, and few screens have one. */
export function GrowthChart({ rows }: { readonly rows: readonly GrowthRow[] }) {
  return (
    <CompositeChart
      h={240}
      data={rows.map(({ month, started, ended, running }) => ({
        month: formatMonth(month, undefined, '2-digit'),
        Started: started,
        Ended: ended,
        Running: running,
      }))}
      dataKey="month"
      series={series}
      curveType="linear"
      withLegend
      legendProps={{ verticalAlign: 'bottom', height: 32, itemSorter: null }}
      valueFormatter={(count) => formatCount(count)}
      yAxisProps={{ width: 48, allowDecimals: false }}
      gridColor="var(--qd-line)"
      tickLine="none"
      maxBarWidth={18}
      aria-hidden
    />
  )
}
