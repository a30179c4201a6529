import { Button, Stack, Text } from '@mantine/core'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** Subscriptions that could not be billed: the rest went on without them. */
export function ParkedSubscriptions({ list }: { readonly list: UseInfiniteQueryResult<Subscription[]> }) {
  const api = useApi()
  const resume = useAction({ run: (id: string) => api.resumeSubscriptionBilling(id), says: () => 'The next billing run takes it up again' })
  const columns: readonly Column<Subscription>[] = [
    {
      header: 'Customer',
      cell: ({ id, customer_name }) => (
        <TextLink to="/subscriptions/$id" params={{ id }} size="sm" fw={600}>
          {customer_name}
        </TextLink>
      ),
    },
    {
      header: 'Why',
      cell: ({ parked, timezone }) => (
        <Stack gap={0}>
          <Text size="sm">{parked?.reason}</Text>
          <Text size="xs" c="dimmed">
            {parked && formatMoment(parked.at, timezone)}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'Action',
      needs: 'subscriptions:write',
      figures: true,
      cell: ({ id }) => (
        <Button size="compact-sm" variant="default" loading={resume.isPending && resume.variables === id} onClick={() => resume.mutate(id)}>
          Bill again
        </Button>
      ),
    },
  ]
  return (
    <>
      {resume.error && <ProblemPanel error={resume.error} />}
      <ListPanel
        label="Parked subscriptions"
        title="Parked subscriptions"
        list={list}
        columns={columns}
        minWidth={460}
        empty={
          <Text size="sm" c="dimmed" px={{ base: 'md', sm: 'lg' }} pb="lg">
            None: every subscription can be billed.
          </Text>
        }
      />
    </>
  )
}
