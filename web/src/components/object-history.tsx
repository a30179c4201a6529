import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Empty } from '../ui/states.tsx'
import { useAuditColumns } from './audit-records.tsx'

interface HistoryProps {
  /** Of a customer, a subscription, an invoice. */
  readonly id: string
}

/** What was done to something, by whom, newest first; for those who may read the audit log. */
export function ObjectHistory({ id }: HistoryProps) {
  return (
    <May do="audit_log:read">
      <Records id={id} />
    </May>
  )
}

function Records({ id }: HistoryProps) {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const list = useInfiniteQuery(queries.auditLog(api, { object_id: id, limit: 8 }))
  const { columns, dialog } = useAuditColumns(organization?.timezone ?? 'UTC', id)
  return (
    <>
      <ListPanel
        label="History"
        title="History"
        list={list}
        columns={columns}
        minWidth={520}
        empty={<Empty title="Nothing was changed yet">Whatever people, software and jobs do to it is recorded here.</Empty>}
      />
      {dialog}
    </>
  )
}
