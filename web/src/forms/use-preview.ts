import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'

export interface LivePreview<Reply> {
  readonly query: UseQueryResult<Reply>
  /** What is shown belongs to what is typed: only then may it be confirmed. */
  readonly isCurrent: boolean
}

/** What a request would come to, asked anew a quarter of a second after the last key. Null: there is nothing to ask yet. */
export function usePreview<Body, Reply>(preview: {
  /** Of what: it tells previews of one kind apart. */
  readonly of: readonly string[]
  readonly body: Body | null
  readonly ask: (body: Body, options: { readonly signal: AbortSignal }) => Promise<Reply>
}): LivePreview<Reply> {
  const { of, body, ask } = preview
  const [settled] = useDebouncedValue(body, 250)
  const query = useQuery({
    queryKey: ['preview', ...of, settled],
    queryFn: ({ signal }) => {
      if (settled === null) throw new Error('Nothing is asked while there is nothing to ask')
      return ask(settled, { signal })
    },
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const isSettled = JSON.stringify(settled) === JSON.stringify(body)
  return { query, isCurrent: body !== null && isSettled && query.isSuccess && !query.isFetching }
}
