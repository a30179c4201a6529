import { Button, Select, Text } from '@mantine/core'
import type { Approval } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { DecideApproval } from '../forms/decide-approval.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Money } from '../ui/money.tsx'
import { Named } from '../ui/named.tsx'
import { Empty } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { approvalLooks, askedOf } from './approval-text.ts'

const statuses = Object.entries(approvalLooks).map(([value, { label }]) => ({ value, label }))

/** What waits for a second person, and what has waited. */
export function ApprovalList({ timezone }: { readonly timezone: string }) {
  const [status, setStatus] = useState<string | null>('pending')
  const [shown, setShown] = useState<Approval | null>(null)
  const wanted = approvalStatuses.find((each) => each === status)
  const list = useInfiniteQuery(queries.approvals(useApi(), { ...(wanted && { status: wanted }) }))
  return (
    <>
      <ListPanel
        label="Approvals"
        title="Requests"
        list={list}
        minWidth={620}
        columns={columns({ timezone, onShow: setShown })}
        side={
          <Select
            aria-label="Status"
            placeholder="Any status"
            size="xs"
            w={140}
            clearable
            data={statuses}
            value={status}
            onChange={setStatus}
          />
        }
        empty={
          status === 'pending' ? (
            <Empty title="Nothing waits">What somebody asks for above a limit appears here for somebody else.</Empty>
          ) : (
            <Empty title="No request matches">Try another status.</Empty>
          )
        }
      />
      <DecideApproval approval={shown} timezone={timezone} onClose={() => setShown(null)} />
    </>
  )
}

const approvalStatuses = ['pending', 'approved', 'rejected', 'withdrawn', 'expired'] as const satisfies readonly Approval['status'][]

function columns({
  timezone,
  onShow,
}: {
  readonly timezone: string
  readonly onShow: (approval: Approval) => void
}): readonly Column<Approval>[] {
  return [
    {
      header: 'Asked for',
      cell: (approval) => <Named name={askedOf(approval)} note={approval.reason} />,
    },
    { header: 'By', cell: ({ requested_by: { name, id } }) => <Text size="sm">{name ?? id}</Text> },
    { header: 'Amount', figures: true, cell: ({ amount, currency }) => <Money minor={amount} currency={currency} /> },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={approvalLooks[status]} /> },
    { header: 'Asked', figures: true, isMinor: true, cell: ({ created_at: at }) => formatMomentWithTime(at, timezone) },
    {
      header: 'Actions',
      figures: true,
      cell: (approval) => (
        <Button size="compact-xs" variant="subtle" onClick={() => onShow(approval)} aria-label={`Look at: ${askedOf(approval)}`}>
          {approval.status === 'pending' ? 'Decide' : 'Show'}
        </Button>
      ),
    },
  ]
}
