import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { useAuditColumns } from '../components/audit-records.tsx'
import { fieldTitle, outcomeLooks } from '../components/audit-text.ts'
import { useStaffNames } from '../components/object-name.tsx'
import { download } from '../download.ts'
import { auditedTypes } from '../filters.ts'
import { midnightIn, shiftDay } from '../forms/local-midnight.ts'
import { queries } from '../queries.ts'
import { useSession } from '../session.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'

const route = getRouteApi('/audit-log')
const outcomes = Object.entries(outcomeLooks).map(([value, { label }]) => ({ value, label }))
const types = auditedTypes.map((value) => ({ value, label: fieldTitle(value) }))

export function AuditLogPage() {
  const api = useApi()
  const session = useSession()
  const { since, until, ...filter } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: organization } = useQuery(queries.organization(api))
  const timezone = organization?.timezone ?? 'UTC'
  const names = useStaffNames()
  const wanted = {
    ...filter,
    ...(since !== undefined && { from: midnightIn(since, timezone) }),
    // The day itself is still asked for.
    ...(until !== undefined && { before: midnightIn(shiftDay(until, { days: 1 }), timezone) }),
  }
  const list = useInfiniteQuery(queries.auditLog(api, wanted))
  const { columns, dialog } = useAuditColumns(timezone)
  const set = (change: object) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const { q: _, ...exported } = wanted
  const save = useMutation({
    mutationFn: () => download(session, `/v1/audit_log/export?${new URLSearchParams({ ...exported, format: 'csv' })}`),
  })
  return (
    <Page
      title="Audit log"
      note="Who did what, to what, from where. Records are numbered and chained, and never changed."
      actions={
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
          Export as CSV
        </Button>
      }
    >
      {save.error && <ProblemPanel error={save.error} />}
      <Group gap="sm">
        <SearchField label="Search deeds, or an id" value={filter.q} onSearch={(q) => set({ q })} />
        <Select
          aria-label="Who"
          placeholder="Anybody"
          clearable
          searchable
          w={{ base: '100%', xs: 180 }}
          data={[...names].map(([value, label]) => ({ value, label }))}
          value={filter.actor ?? null}
          onChange={(actor) => set({ actor: actor ?? undefined })}
        />
        <Select
          aria-label="What it was done to"
          placeholder="Anything"
          clearable
          searchable
          w={{ base: '100%', xs: 170 }}
          data={types}
          value={filter.object_type ?? null}
          onChange={(type) => set({ object_type: type ?? undefined })}
        />
        <Select
          aria-label="Outcome"
          placeholder="Any outcome"
          clearable
          w={{ base: '100%', xs: 150 }}
          data={outcomes}
          value={filter.outcome ?? null}
          onChange={(outcome) => set({ outcome: outcome ?? undefined })}
        />
        <Group gap="sm" w={{ base: '100%', xs: 'auto' }}>
          <TextInput
            type="date"
            aria-label="From"
            {...before('From', 56)}
            value={since ?? ''}
            onChange={({ currentTarget }) => set({ since: currentTarget.value === '' ? undefined : currentTarget.value })}
          />
          <TextInput
            type="date"
            aria-label="To"
            {...before('To', 38)}
            value={until ?? ''}
            onChange={({ currentTarget }) => set({ until: currentTarget.value === '' ? undefined : currentTarget.value })}
          />
        </Group>
      </Group>
      <ListPanel
        label="Audit log"
        list={list}
        columns={columns}
        minWidth={720}
        empty={
          Object.keys(wanted).length > 0 ? (
            <Empty title="No record matches">Try fewer letters, other days, or anybody.</Empty>
          ) : (
            <Empty title="Nothing was recorded yet">Whatever changes something here leaves a record, by whomever it is done.</Empty>
          )
        }
      />
      {dialog}
    </Page>
  )
}

/** A word within a field, where the others have none above them. */
function before(word: string, width: number) {
  return {
    leftSection: (
      <Text size="sm" c="dimmed" aria-hidden>
        {word}
      </Text>
    ),
    leftSectionWidth: width,
    // On a phone one below the other: half a line is too short for a day.
    flex: '1 1 12rem',
  }
}
