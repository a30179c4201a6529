import { Button, Stack, VisuallyHidden } from '@mantine/core'
import type { Job, JobRun } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Named } from '../ui/named.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** What the workers do by themselves, and by hand from here. Running one twice does nothing twice. */
export function Jobs({ timezone }: { readonly timezone: string }) {
  const api = useApi()
  const jobs = useQuery(queries.jobs(api))
  const run = useAction({ run: (name: string) => api.runJob(name), says: outcomeOf })
  const columns: readonly Column<Job>[] = [
    {
      header: 'Job',
      cell: ({ name, summary }) => <Named name={name} note={summary} />,
    },
    {
      header: 'Next work',
      cell: ({ next_at }) => (next_at === null ? 'Nothing waits' : formatMomentWithTime(next_at, timezone)),
      figures: true,
    },
    {
      header: 'Action',
      needs: 'jobs:write',
      figures: true,
      cell: ({ name }) => (
        <Button size="compact-sm" variant="default" loading={run.isPending && run.variables === name} onClick={() => run.mutate(name)}>
          Run
          <VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      ),
    },
  ]
  if (jobs.isError) return <ProblemPanel error={jobs.error} onRetry={() => void jobs.refetch()} />
  return (
    <Stack gap="sm">
      {run.error && <ProblemPanel error={run.error} />}
      <Panel title="Jobs" note="Each is safe to run twice." flush>
        {jobs.isPending ? (
          <LoadingRows />
        ) : (
          <DataTable label="Jobs" columns={columns} rows={jobs.data.data} rowKey={({ name }) => name} minWidth={520} />
        )}
      </Panel>
    </Stack>
  )
}

function outcomeOf({ name, failed, counts }: JobRun): string {
  const done = Object.entries(counts).filter(([, count]) => count > 0)
  if (failed > 0) return `${name} failed; the log has the reason`
  if (done.length === 0) return `${name}: nothing was due`
  return `${name}: ${done.map(([what, count]) => `${count} ${what.replaceAll('_', ' ')}`).join(', ')}`
}
