import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Feature } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { EditFeature } from '../forms/edit-feature.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { RowActions } from '../ui/row-actions.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

/** What plans can grant. */
export function Features() {
  const api = useApi()
  const features = useInfiniteQuery(queries.allFeatures(api))
  const [isOpen, dialog] = useDisclosure()
  const [chosen, choose] = useState<Feature | null>(null)
  const archive = useAction({
    run: ({ id, status }: Feature) => (status === 'active' ? api.archiveFeature(id) : api.unarchiveFeature(id)),
    says: ({ name, status }) =>
      status === 'active' ? `${name} can be granted again` : `${name} stays where it is granted, and nowhere else`,
  })
  const edit = (feature: Feature | null) => {
    choose(feature)
    dialog.open()
  }
  return (
    <Stack gap="sm">
      {archive.error && <ProblemPanel error={archive.error} />}
      <ListPanel
        label="Features"
        title="Features"
        list={features}
        minWidth={560}
        columns={columns({ onEdit: edit, onArchive: archive.mutate, isPending: archive.isPending })}
        sideNeeds="features:write"
        side={
          <Button size="xs" variant="default" onClick={() => edit(null)}>
            New feature
          </Button>
        }
        empty={<Empty title="No features yet">Make one, and let plans grant it: your software asks who may use it.</Empty>}
      />
      <EditFeature feature={chosen} opened={isOpen} onClose={dialog.close} />
    </Stack>
  )
}

interface Actions {
  readonly onEdit: (feature: Feature) => void
  readonly onArchive: (feature: Feature) => void
  readonly isPending: boolean
}

function columns({ onEdit, onArchive, isPending }: Actions): readonly Column<Feature>[] {
  return [
    {
      header: 'Feature',
      cell: ({ name, code }) => <Named name={name} note={code} />,
    },
    { header: 'Is', cell: ({ kind, unit }) => [kinds[kind], unit].filter(Boolean).join(', in ') },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={catalogLooks[status]} /> },
    {
      header: 'Actions',
      needs: 'features:write',
      figures: true,
      cell: (feature) => <RowActions of={feature} name={feature.name} onEdit={onEdit} onArchive={onArchive} isPending={isPending} />,
    },
  ]
}

const kinds: Readonly<Record<Feature['kind'], string>> = { switch: 'on or off', limit: 'a limit', metered: 'counted by a meter' }
