import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Organization, TaxRate } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { CreateTaxRate } from '../forms/create-tax-rate.tsx'
import { EditTaxRate } from '../forms/edit-tax-rate.tsx'
import { MayChange } from '../may.tsx'
import { queries } from '../queries.ts'
import { countryName } from '../ui/country.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatDay } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { RowActions } from '../ui/row-actions.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

export function TaxesPage() {
  const api = useApi()
  const [isCreating, create] = useDisclosure()
  const [edited, setEdited] = useState<TaxRate | null>(null)
  const rates = useInfiniteQuery(queries.taxRates(api, {}))
  const archive = useAction({
    run: ({ id, status }: TaxRate) => (status === 'active' ? api.archiveTaxRate(id) : api.unarchiveTaxRate(id)),
    says: ({ name, status }) => (status === 'active' ? `${name} is charged again` : `${name} is charged only where a price names it`),
  })
  return (
    <Page
      title="Taxes"
      note="Of each kind the most specific rate is charged. What a rate charges never changes: a new one takes its place."
    >
      <Stack gap="lg">
        <TaxEngine />
        {archive.error && <ProblemPanel error={archive.error} />}
        <ListPanel
          label="Tax rates"
          title="Tax rates"
          list={rates}
          minWidth={760}
          columns={rateColumns({ onArchive: archive.mutate, onEdit: setEdited, isPending: archive.isPending })}
          sideNeeds="tax_rates:write"
          side={
            <Button size="xs" onClick={create.open}>
              New tax rate
            </Button>
          }
          empty={<Empty title="No tax rates yet">Without any, nobody is taxed.</Empty>}
        />
      </Stack>
      <CreateTaxRate opened={isCreating} onClose={create.close} />
      <EditTaxRate rate={edited} onClose={() => setEdited(null)} />
    </Page>
  )
}

const engines = [
  { value: 'rates', label: 'The rates below' },
  { value: 'provider', label: 'A tax engine' },
] as const

/** Who says what is taxed. */
function TaxEngine() {
  const api = useApi()
  const { data: organization, refetch } = useQuery(queries.organization(api))
  const choose = useAction({
    run: ({ wanted, read }: { readonly wanted: Organization['tax_engine']; readonly read: Organization }) =>
      api.updateOrganization({ tax_engine: wanted }, { ifMatch: etagOf(read) }),
    says: (after) => (after.tax_engine === 'provider' ? 'The tax engine is asked from now on' : 'The rates are charged from now on'),
  })
  if (organization === undefined) return null
  const { tax_engine: engine } = organization
  return (
    <Panel title="Who says what is taxed" note="For documents that are made from now on.">
      <Stack>
        {choose.error && (
          <ProblemPanel error={choose.error} onRetry={() => void refetch().then(() => choose.reset())} retry="Read it again" />
        )}
        <MayChange do="organization:write">
          <SegmentedControl
            aria-label="Who says what is taxed"
            data={[...engines]}
            value={engine}
            disabled={choose.isPending}
            onChange={(value) => choose.mutate({ wanted: value === 'provider' ? 'provider' : 'rates', read: organization })}
          />
        </MayChange>
        <Text size="sm" c="dimmed">
          {engine === 'provider'
            ? 'Drafts wait until the engine has answered. Only prices and lines that name a rate are charged it.'
            : 'An engine outside can be asked instead, where the installation is configured with one.'}
        </Text>
      </Stack>
    </Panel>
  )
}

interface RateActions {
  readonly onEdit: (rate: TaxRate) => void
  readonly onArchive: (rate: TaxRate) => void
  readonly isPending: boolean
}

function rateColumns(actions: RateActions): readonly Column<TaxRate>[] {
  return [
    {
      header: 'Rate',
      cell: ({ name, kind }) => <Named name={name} note={kind} />,
    },
    { header: 'Percent', cell: ({ percent }) => `${percent} %`, figures: true },
    { header: 'Where', cell: ({ country, region }) => [countryName(country) ?? 'Everywhere', region].filter(Boolean).join(', ') },
    { header: 'For', cell: ({ category }) => category ?? 'everything else' },
    { header: 'When', cell: ({ valid_from: from, valid_until: until }) => daysText(from, until) },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={catalogLooks[status]} /> },
    {
      header: 'Actions',
      needs: 'tax_rates:write',
      figures: true,
      cell: (rate) => <RowActions of={rate} name={rate.name} {...actions} />,
    },
  ]
}

function daysText(from: string | null, until: string | null): string {
  if (from === null) return until === null ? 'always' : `until ${formatDay(until)}`
  return until === null ? `from ${formatDay(from)}` : `${formatDay(from)} to ${formatDay(until)}`
}
