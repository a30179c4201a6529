import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { download } from '../download.ts'
import { useSession } from '../session.ts'
import { ProblemPanel } from '../ui/states.tsx'

/** A report as a file for spreadsheets. `path`: `/v1/reports/growth`. */
export function SaveReport({
  path,
  query = {},
  label,
}: {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly label: string
}) {
  const session = useSession()
  const save = useMutation({ mutationFn: () => download(session, `${path}?${new URLSearchParams({ ...query, format: 'csv' })}`) })
  return (
    <>
      <Button size="xs" variant="default" aria-label={label} loading={save.isPending} onClick={() => save.mutate()}>
        Export as CSV
      </Button>
      {save.error && <ProblemPanel error={save.error} />}
    </>
  )
}
