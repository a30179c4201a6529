import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Page } from './page.tsx'
import { Panel } from './panel.tsx'
import { LoadingRows, ProblemPanel } from './states.tsx'

interface QueryPageProps<Data> {
  readonly query: UseQueryResult<Data>
  /** Until it is known what exactly is shown. */
  readonly title: string
  readonly above?: ReactNode
  readonly children: (data: Data) => ReactNode
}

/** A screen about one thing: while it loads, when it cannot be had, and when it is there. */
export function QueryPage<Data>({ query, title, above, children }: QueryPageProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  return (
    <Page title={title} above={above}>
      {query.isError ? (
        <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Panel flush>
          <LoadingRows />
        </Panel>
      )}
    </Page>
  )
}
