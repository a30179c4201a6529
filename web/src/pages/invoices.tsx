import { Group, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { invoiceColumns } from '../components/columns.tsx'
import { queries } from '../queries.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty } from '../ui/states.tsx'
import { invoiceLooks } from '../ui/status-badge.tsx'

const route = getRouteApi('/invoices')
const statuses = Object.entries(invoiceLooks).map(([value, { label }]) => ({ value, label }))
const columns = invoiceColumns({ withCustomer: true })

export function InvoicesPage() {
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(queries.invoices(useApi(), filter))
  const set = (change: object) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <Page title="Invoices" note="What was billed. Once an invoice has its number it never changes.">
      <Group gap="sm">
        <SearchField label="Search number or customer" value={filter.q} onSearch={(q) => set({ q })} />
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          w={{ base: '100%', xs: 170 }}
          data={statuses}
          value={filter.status ?? null}
          onChange={(status) => set({ status: status ?? undefined })}
        />
      </Group>
      <ListPanel
        label="Invoices"
        list={list}
        columns={columns}
        minWidth={720}
        empty={
          Object.keys(filter).length > 0 ? (
            <Empty title="No invoice matches">Try fewer letters, or another status.</Empty>
          ) : (
            <Empty title="No invoices yet">
              They appear by themselves when a subscription starts, and on the first day of each period.
            </Empty>
          )
        }
      />
    </Page>
  )
}
