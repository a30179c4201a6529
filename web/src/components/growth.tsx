import { Skeleton } from '@mantine/core'
import type { GrowthRow } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { formatCount } from '../ui/format.ts'
import { formatMonth } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { SaveReport } from './save-report.tsx'

const GrowthChart = lazy(async () => ({ default: (await import('./growth-chart.tsx')).GrowthChart }))

/** Subscriptions that began, ended and ran, by month: as a chart, and as the table that it is drawn from. */
export function GrowthPanel() {
  const growth = useQuery(queries.growth(useApi()))
  return (
    <Panel
      title="Growth and churn"
      note="Churn is the share that ended in a month, of those that ran when it began."
      side={<SaveReport path="/v1/reports/growth" label="Export growth and churn as CSV" />}
      flush
    >
      {growth.isError && <ProblemPanel error={growth.error} onRetry={() => void growth.refetch()} />}
      {growth.isPending && <LoadingRows />}
      {growth.isSuccess && <Months rows={growth.data.data} />}
    </Panel>
  )
}

function Months({ rows }: { readonly rows: readonly GrowthRow[] }) {
  if (rows.every(({ started, running }) => started === 0 && running === 0))
    return <Empty title="Nothing has run yet">The first subscription begins this chart.</Empty>
  return (
    <>
      <figure style={{ margin: 0, padding: '0 var(--mantine-spacing-md) var(--mantine-spacing-sm)' }} aria-hidden>
        <Suspense fallback={<Skeleton height={240} aria-label="Loading the chart" />}>
          <GrowthChart rows={rows} />
        </Suspense>
      </figure>
      <DataTable
        label="Growth and churn by month"
        columns={columns}
        rows={rows.toReversed()}
        rowKey={({ month }) => month}
        minWidth={380}
      />
    </>
  )
}

const columns: readonly Column<GrowthRow>[] = [
  { header: 'Month', cell: ({ month }) => formatMonth(month) },
  { header: 'Started', cell: ({ started }) => formatCount(started), figures: true, isMinor: true },
  { header: 'Ended', cell: ({ ended }) => formatCount(ended), figures: true, isMinor: true },
  { header: 'Running', cell: ({ running }) => formatCount(running), figures: true },
  { header: 'Churn', cell: ({ churn_percent }) => (churn_percent === null ? '–' : `${churn_percent} %`), figures: true },
]
