import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Meter, UsageEvent } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { aggregationTexts } from '../components/meter-text.ts'
import { UsageSnippet } from '../components/usage-snippet.tsx'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { CreateMeter } from '../forms/create-meter.tsx'
import { Rename } from '../forms/rename.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { Page } from '../ui/page.tsx'
import { RowActions } from '../ui/row-actions.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

export function UsagePage() {
  const api = useApi()
  const [isCreating, create] = useDisclosure()
  const [renamed, setRenamed] = useState<Meter | null>(null)
  const [deleted, setDeleted] = useState<Meter | null>(null)
  const meters = useInfiniteQuery(queries.meters(api, {}))
  const events = useInfiniteQuery(queries.usageEvents(api, {}))
  const { data: organization } = useQuery(queries.organization(api))
  const names = new Map(meters.data?.map(({ id, name }) => [id, name]))
  const archive = useAction({
    run: ({ id, status }: Meter) => (status === 'active' ? api.archiveMeter(id) : api.unarchiveMeter(id)),
    says: ({ name, status }) => (status === 'active' ? `${name} takes events again` : `${name} takes no more events`),
  })
  return (
    <Page title="Usage" note="Meters count events. What a meter counts and how never changes; prices say what it costs.">
      <Stack gap="lg">
        {archive.error && <ProblemPanel error={archive.error} />}
        <ListPanel
          label="Meters"
          title="Meters"
          list={meters}
          columns={meterColumns({ onArchive: archive.mutate, onEdit: setRenamed, onDelete: setDeleted, isPending: archive.isPending })}
          sideNeeds="meters:write"
          side={
            <Button size="xs" onClick={create.open}>
              New meter
            </Button>
          }
          empty={<Empty title="No meters yet">Make one, give a price its quantity, and send events to it.</Empty>}
        />
        <UsageSnippet meters={meters.data ?? []} />
        <ListPanel
          label="Usage events"
          title="Last accepted"
          list={events}
          columns={eventColumns(names, organization?.timezone ?? 'UTC')}
          empty={<Empty title="No events yet">Your software sends them to /v1/usage_events/batch.</Empty>}
        />
      </Stack>
      <CreateMeter opened={isCreating} onClose={create.close} />
      <Rename
        opened={renamed !== null}
        onClose={() => setRenamed(null)}
        title={`Rename ${renamed?.name ?? ''}`}
        name={renamed?.name ?? ''}
        description="Events go on naming its code, which never changes."
        at="/name"
        save={(name) => (renamed === null ? Promise.resolve() : api.updateMeter(renamed.id, { name }))}
      />
      <ConfirmDeed
        opened={deleted !== null}
        onClose={() => setDeleted(null)}
        title={`Delete ${deleted?.name ?? ''}?`}
        submit="Delete the meter"
        isDangerous
        run={() => (deleted === null ? Promise.resolve() : api.deleteMeter(deleted.id))}
        says="The meter is deleted"
      >
        Only one that has neither prices nor events can go. This cannot be undone.
      </ConfirmDeed>
    </Page>
  )
}

interface MeterActions {
  readonly onEdit: (meter: Meter) => void
  readonly onArchive: (meter: Meter) => void
  readonly onDelete: (meter: Meter) => void
  readonly isPending: boolean
}

function meterColumns(actions: MeterActions): readonly Column<Meter>[] {
  return [
    {
      header: 'Meter',
      cell: ({ name, code }) => <Named name={name} note={code} />,
    },
    {
      header: 'Counts',
      cell: ({ aggregation, value_property: property }) => `${aggregationTexts[aggregation]}${property === null ? '' : ` (${property})`}`,
    },
    { header: 'Dimensions', cell: ({ dimensions }) => dimensions.join(', ') },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={catalogLooks[status]} /> },
    {
      header: 'Actions',
      needs: 'meters:write',
      figures: true,
      cell: (meter) => <RowActions of={meter} name={meter.name} {...actions} />,
    },
  ]
}

function eventColumns(names: ReadonlyMap<string, string>, timezone: string): readonly Column<UsageEvent>[] {
  return [
    { header: 'Key', cell: ({ key }) => <code>{key}</code> },
    { header: 'Meter', cell: ({ meter }) => names.get(meter) ?? meter },
    { header: 'Happened', cell: ({ occurred_at: at }) => formatMomentWithTime(at, timezone) },
    { header: 'Value', cell: ({ value, counted }) => (counted ? (value ?? 'an item') : 'left out'), figures: true },
    {
      header: 'Billed with',
      cell: ({ subscription }) =>
        subscription === null ? (
          'no subscription'
        ) : (
          <TextLink to="/subscriptions/$id" params={{ id: subscription }} size="sm">
            its subscription
          </TextLink>
        ),
    },
  ]
}
