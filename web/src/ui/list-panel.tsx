import type { Permission } from '@quarterday/core/people/permission.ts'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Column, DataTable, MoreRows } from './data-table.tsx'
import { Panel } from './panel.tsx'
import { LoadingRows, ProblemPanel } from './states.tsx'

interface ListPanelProps<Row> {
  readonly label: string
  readonly list: UseInfiniteQueryResult<Row[]>
  readonly columns: readonly Column<Row>[]
  readonly empty: ReactNode
  /** Of a list that stands on a screen of something else. */
  readonly title?: string
  readonly side?: ReactNode
  /** What whoever is offered that may do. */
  readonly sideNeeds?: Permission
  readonly minWidth?: number
}

/** A list in each of its states: loading, broken, empty, or rows with more to come. */
export function ListPanel<Row extends { readonly id: string }>({
  label,
  list,
  columns,
  empty,
  title,
  side,
  sideNeeds,
  minWidth,
}: ListPanelProps<Row>) {
  if (list.isError) return <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
  return (
    <Panel flush title={title} side={side} sideNeeds={sideNeeds}>
      {list.isPending ? (
        <LoadingRows />
      ) : list.data.length === 0 ? (
        empty
      ) : (
        <>
          <DataTable
            label={label}
            columns={columns}
            rows={list.data}
            rowKey={(row) => row.id}
            {...(minWidth !== undefined && { minWidth })}
          />
          {(list.hasNextPage || title === undefined) && (
            <MoreRows
              shown={list.data.length}
              hasMore={list.hasNextPage}
              isLoading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          )}
        </>
      )}
    </Panel>
  )
}
