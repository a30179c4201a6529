import {
  type InfiniteData,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { announce } from '../ui/announce.tsx'
import { usePortalApi } from './api.tsx'
import type { PortalApi } from './door-api.ts'

/** Reads something by the portal API; kept under its key until something is changed or the customer goes. */
export function usePortalQuery<Reply>(
  key: readonly unknown[],
  ask: (api: PortalApi, options: { readonly signal: AbortSignal }) => Promise<Reply>,
  { enabled = true, staleTime }: { readonly enabled?: boolean; readonly staleTime?: number } = {},
): UseQueryResult<Reply> {
  const api = usePortalApi()
  return useQuery({ queryKey: key, queryFn: ({ signal }) => ask(api, { signal }), enabled, ...(staleTime !== undefined && { staleTime }) })
}

interface Page<Row> {
  readonly data: Row[]
  readonly next_cursor: string | null
}

/** A list that is read page by page. */
export interface PortalList<Row> {
  /** Undefined: they are on their way, or cannot be had. */
  readonly rows: readonly Row[] | undefined
  readonly error: Error | null
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly more: () => void
  readonly again: () => void
}

/** `ask` gets `{ cursor }` or `{}`, to be spread into the query of the operation. */
export function usePortalList<Row>(
  key: readonly unknown[],
  ask: (api: PortalApi, at: { readonly cursor?: string }, options: { readonly signal: AbortSignal }) => Promise<Page<Row>>,
): PortalList<Row> {
  const api = usePortalApi()
  const list = useInfiniteQuery<Page<Row>, Error, InfiniteData<Page<Row>>, readonly unknown[], string | null>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(api, pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next_cursor,
  })
  return {
    rows: list.data?.pages.flatMap((page) => page.data),
    error: list.error,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    more: () => void list.fetchNextPage(),
    again: () => void list.refetch(),
  }
}

/** Changes something by the portal API: afterwards every screen reads anew, and what was done is said. Previews, whose key begins with `preview`, are not asked for again. */
export function usePortalAction<Reply, Given = void>(action: {
  readonly run: (api: PortalApi, given: Given) => Promise<Reply>
  /** Null: nothing, because the screen shows it. */
  readonly says: (reply: Reply) => string | null
  readonly afterwards?: (reply: Reply) => void
}): UseMutationResult<Reply, Error, Given> {
  const api = usePortalApi()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (given) => action.run(api, given),
    onSuccess: async (reply) => {
      action.afterwards?.(reply)
      const said = action.says(reply)
      if (said !== null) announce(said)
      await queryClient.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'preview' })
    },
  })
}
