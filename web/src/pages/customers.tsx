import { Group, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { customerColumns } from '../components/columns.tsx'
import { queries } from '../queries.ts'
import { countryName } from '../ui/country.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty } from '../ui/states.tsx'

const route = getRouteApi('/customers')

// Where most sellers sell; any other country can stand in the address: `?country=IS`.
const offered = [
  'AT',
  'AU',
  'BE',
  'BR',
  'CA',
  'CH',
  'CZ',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'HU',
  'IE',
  'IN',
  'IT',
  'JP',
  'KE',
  'KR',
  'KW',
  'MX',
  'NL',
  'NO',
  'NZ',
  'PL',
  'PT',
  'SE',
  'SG',
  'TH',
  'US',
  'ZA',
]

export function CustomersPage() {
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(queries.customers(useApi(), filter))
  const set = (change: Partial<Record<keyof typeof filter, string | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as typeof filter, replace: true })
  const countries = [...new Set([...offered, ...(filter.country ? [filter.country] : [])])]
    .map((code) => ({ value: code, label: countryName(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label))
  return (
    <Page title="Customers" note="Who is billed.">
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
          aria-label="Country"
          placeholder="Any country"
          clearable
          searchable
          w={{ base: '100%', xs: 190 }}
          data={countries}
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
              Your software creates them with <code>POST /v1/customers</code>; the command line with{' '}
              <code>quarterday customers create</code>.
            </Empty>
          )
        }
      />
    </Page>
  )
}
