import { Button, Group, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { customerColumns } from '../components/columns.tsx'
import { CreateCustomer } from '../forms/edit-customer.tsx'
import { queries } from '../queries.ts'
import { countryChoices } from '../ui/choices.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty } from '../ui/states.tsx'
import { subscriptionLooks } from '../ui/status-badge.tsx'

const route = getRouteApi('/customers')
const subscriptions = subscriptionStatuses.map((value) => ({ value, label: subscriptionLooks[value].label }))

export function CustomersPage() {
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(queries.customers(useApi(), filter))
  const set = (change: Partial<Record<keyof typeof filter, string | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as typeof filter, replace: true })
  const [isCreating, create] = useDisclosure()
  return (
    <Page
      title="Customers"
      note="Who is billed."
      actionsNeed="customers:write"
      actions={<Button onClick={create.open}>New customer</Button>}
    >
      <Group gap="sm">
        <SearchField label="Search name, e-mail or your own id" value={filter.q} onSearch={(q) => set({ q })} />
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          w={{ base: '100%', xs: 150 }}
          data={[
            { value: 'active', label: 'Active' },
            { value: 'archived', label: 'Archived' },
          ]}
          value={filter.status ?? null}
          onChange={(status) => set({ status: status ?? undefined })}
        />
        <Select
          aria-label="Subscription"
          placeholder="Any subscription"
          clearable
          w={{ base: '100%', xs: 170 }}
          data={subscriptions}
          value={filter.subscription_status ?? null}
          onChange={(status) => set({ subscription_status: status ?? undefined })}
        />
        <Select
          aria-label="Country"
          placeholder="Any country"
          clearable
          searchable
          w={{ base: '100%', xs: 190 }}
          data={[...countryChoices]}
          value={filter.country ?? null}
          onChange={(country) => set({ country: country ?? undefined })}
        />
      </Group>
      <ListPanel
        label="Customers"
        list={list}
        columns={customerColumns}
        empty={
          Object.keys(filter).length > 0 ? (
            <Empty title="Nobody matches">Try fewer letters, or another status or country.</Empty>
          ) : (
            <Empty title="No customers yet">
              Make the first one here. Your software makes them with <code>POST /v1/customers</code>.
            </Empty>
          )
        }
      />
      <CreateCustomer opened={isCreating} onClose={create.close} />
    </Page>
  )
}
