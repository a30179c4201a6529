import { Button, Chip, Group, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { subscriptionColumns } from '../components/columns.tsx'
import { StartForSomebody } from '../forms/start-subscription.tsx'
import { queries } from '../queries.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty } from '../ui/states.tsx'
import { subscriptionLooks } from '../ui/status-badge.tsx'

const route = getRouteApi('/subscriptions')
const statuses = Object.entries(subscriptionLooks).map(([value, { label }]) => ({ value, label }))

export function SubscriptionsPage() {
  const { parked, ...filter } = route.useSearch()
  const navigate = route.useNavigate()
  const [isStarting, start] = useDisclosure()
  const list = useInfiniteQuery(queries.subscriptions(useApi(), { ...filter, parked: parked ? 'true' : undefined }))
  const set = (change: object) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <Page
      title="Subscriptions"
      note="Standing agreements: what is billed, and when."
      actionsNeed="subscriptions:write"
      actions={<Button onClick={start.open}>Start a subscription</Button>}
    >
      <Group gap="sm">
        <SearchField label="Search customer or plan" value={filter.q} onSearch={(q) => set({ q })} />
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          w={{ base: '100%', xs: 170 }}
          data={statuses}
          value={filter.status ?? null}
          onChange={(status) => set({ status: status ?? undefined })}
        />
        <Chip checked={parked === true} onChange={(checked) => set({ parked: checked ? true : undefined })} variant="outline">
          Parked
        </Chip>
      </Group>
      <ListPanel
        label="Subscriptions"
        list={list}
        columns={subscriptionColumns}
        empty={
          parked ? (
            <Empty title="None is parked">Every subscription can be billed.</Empty>
          ) : Object.keys(filter).length > 0 ? (
            <Empty title="No subscription matches">Try fewer letters, or another status.</Empty>
          ) : (
            <Empty title="No subscriptions yet">
              A customer and a plan are enough. Your software starts them with <code>POST /v1/subscriptions</code>.
            </Empty>
          )
        }
      />
      <StartForSomebody opened={isStarting} onClose={start.close} />
    </Page>
  )
}
