import { Group, Stack, Text } from '@mantine/core'
import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { MoreRows } from '../ui/data-table.tsx'
import { TextLink } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'

/** Who is above a customer, or who is below. Nothing for one who stands alone. */
export function Hierarchy({ customer }: { readonly customer: Customer }) {
  return customer.parent === null ? <Children id={customer.id} /> : <Parent id={customer.parent} />
}

function Parent({ id }: { readonly id: string }) {
  const parent = useQuery(queries.customer(useApi(), id))
  if (parent.isError) return <ProblemPanel error={parent.error} onRetry={() => void parent.refetch()} />
  return (
    <Panel title="Parent">
      {parent.isPending ? (
        <LoadingRows count={1} />
      ) : (
        <TextLink to="/customers/$id" params={{ id }} size="sm">
          {parent.data.name}
        </TextLink>
      )}
    </Panel>
  )
}

function Children({ id }: { readonly id: string }) {
  const children = useInfiniteQuery(queries.customers(useApi(), { parent: id, sort: 'name' }))
  if (children.isError) return <ProblemPanel error={children.error} onRetry={() => void children.refetch()} />
  if (children.isPending || children.data.length === 0) return null
  return (
    <Panel title="Below this customer">
      <Stack gap="xs">
        {children.data.map((child) => (
          <Group key={child.id} justify="space-between" wrap="nowrap" gap="sm">
            <TextLink to="/customers/$id" params={{ id: child.id }} size="sm">
              {child.name}
            </TextLink>
            {child.status === 'archived' && <StatusBadge look={catalogLooks.archived} />}
          </Group>
        ))}
        {children.hasNextPage && (
          <MoreRows
            shown={children.data.length}
            hasMore
            isLoading={children.isFetchingNextPage}
            onMore={() => void children.fetchNextPage()}
          />
        )}
        <Text size="xs" c="dimmed">
          Each has invoices of its own.
        </Text>
      </Stack>
    </Panel>
  )
}
