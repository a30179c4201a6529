import { Button, Grid, Group, Menu, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Plan, Price } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { Granted } from '../components/granted.tsx'
import { MetadataOfPlan } from '../components/metadata-panel.tsx'
import { priceKinds, priceText } from '../components/price-text.ts'
import { AddPrice } from '../forms/add-price.tsx'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { EditPlan } from '../forms/edit-plan.tsx'
import { MigratePrice } from '../forms/migrate-price.tsx'
import { Rename } from '../forms/rename.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatMoney } from '../ui/format.ts'
import { formatInterval } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

const route = getRouteApi('/catalog/$id')

export function PlanPage() {
  const { id } = route.useParams()
  const plan = useQuery(queries.plan(useApi(), id))
  return (
    <QueryPage query={plan} title="Plan" above={<Above />}>
      {(data) => <Loaded plan={data} />}
    </QueryPage>
  )
}

function Above() {
  return (
    <TextLink to="/catalog" size="sm">
      Catalog
    </TextLink>
  )
}

function Loaded({ plan }: { readonly plan: Plan }) {
  const api = useApi()
  const prices = useInfiniteQuery(queries.pricesOfPlan(api, plan.id))
  const meters = useQuery(queries.activeMeters(api))
  const { data: organization } = useQuery(queries.organization(api))
  const [isEditing, edit] = useDisclosure()
  const [isAdding, add] = useDisclosure()
  const [isDeleting, remove] = useDisclosure()
  const [renamed, setRenamed] = useState<Price | null>(null)
  const [deleted, setDeleted] = useState<Price | null>(null)
  const navigate = useNavigate()
  const [moved, setMoved] = useState<Price | null>(null)
  const isActive = plan.status === 'active'
  const archive = useAction({
    run: () => (isActive ? api.archivePlan(plan.id) : api.unarchivePlan(plan.id)),
    says: ({ name, status }) => (status === 'active' ? `${name} is sold again` : `${name} is archived; who has it keeps it`),
  })
  const archivePrice = useAction({
    run: ({ id, status }: Price) => (status === 'active' ? api.archivePrice(id) : api.unarchivePrice(id)),
    says: ({ status }) => (status === 'active' ? 'The price is sold again' : 'The price is archived; who has it keeps it'),
  })
  const problem = archive.error ?? archivePrice.error
  const names = new Map((meters.data?.data ?? []).map(({ id, name }) => [id, name]))
  return (
    <Page
      title={plan.name}
      mark={<StatusBadge look={catalogLooks[plan.status]} />}
      above={<Above />}
      note={plan.description}
      actions={
        <>
          {isActive && (
            <May do="prices:write">
              <Button onClick={add.open}>New price</Button>
            </May>
          )}
          <May do="plans:write">
            <Button variant="default" onClick={edit.open}>
              Edit
            </Button>
          </May>
          <May do="plans:write">
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" loading={archive.isPending}>
                  More
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => archive.mutate()}>{isActive ? 'Archive' : 'Take back from the archive'}</Menu.Item>
                <Menu.Item color="red" onClick={remove.open}>
                  Delete
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </May>
        </>
      }
    >
      {problem && <ProblemPanel error={problem} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <ListPanel
            label={`Prices of ${plan.name}`}
            title="Prices"
            list={prices}
            minWidth={600}
            columns={columnsOf({
              onArchive: archivePrice.mutate,
              onEdit: setRenamed,
              onDelete: setDeleted,
              onMove: setMoved,
              isPending: archivePrice.isPending,
              names,
            })}
            empty={<Empty title="No prices yet">Nobody can subscribe before it has one.</Empty>}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="lg">
            <Panel title="Features">
              <Granted plan={plan} />
            </Panel>
            <Panel title="Details">
              <Facts
                facts={{
                  Code: <code>{plan.code}</code>,
                  Trial: plan.trial_days === 0 ? 'none' : plan.trial_days === 1 ? 'one day' : `${plan.trial_days} days`,
                  Term:
                    plan.term_months === null
                      ? 'until it is canceled'
                      : plan.term_months === 1
                        ? 'one month'
                        : `${plan.term_months} months`,
                  'In the portal': plan.listed ? 'customers find it' : 'not listed',
                  'Usage is billed early at':
                    plan.usage_thresholds.length === 0
                      ? null
                      : plan.usage_thresholds.map(({ amount, currency }) => formatMoney(amount, currency)).join(', '),
                  Id: <code>{plan.id}</code>,
                }}
              />
            </Panel>
            <MetadataOfPlan plan={plan} />
          </Stack>
        </Grid.Col>
      </Grid>
      <EditPlan plan={plan} opened={isEditing} onClose={edit.close} />
      {organization && <AddPrice plan={plan} currency={organization.currency} opened={isAdding} onClose={add.close} />}
      <ConfirmDeed
        opened={isDeleting}
        onClose={remove.close}
        title={`Delete ${plan.name}?`}
        submit="Delete the plan"
        isDangerous
        run={async () => {
          await api.deletePlan(plan.id, { ifMatch: etagOf(plan) })
          // Before the screens read anew: this one would ask for what is gone.
          await navigate({ to: '/catalog' })
        }}
        says={`${plan.name} is deleted`}
      >
        With its prices. Only a plan that nobody has ever subscribed to can go: others are archived. This cannot be undone.
      </ConfirmDeed>
      <ConfirmDeed
        opened={deleted !== null}
        onClose={() => setDeleted(null)}
        title="Delete the price?"
        submit="Delete the price"
        isDangerous
        run={() => (deleted === null ? Promise.resolve() : api.deletePrice(deleted.id))}
        says="The price is deleted"
      >
        Only a price that no subscription has ever used can go: others are archived. This cannot be undone.
      </ConfirmDeed>
      <Rename
        opened={renamed !== null}
        onClose={() => setRenamed(null)}
        title="What the price is called"
        name={renamed?.nickname ?? ''}
        description={`What customers read on the invoice. Empty: ${plan.name}.`}
        at="/nickname"
        isOptional
        save={async (name) => {
          if (renamed === null) return
          // A list answers no states: what is named here is nothing but the name.
          const read = await api.getPrice(renamed.id)
          await api.updatePrice(read.id, { nickname: name === '' ? null : name }, { ifMatch: etagOf(read) })
        }}
      />
      <MigratePrice from={moved} prices={prices.data ?? []} onClose={() => setMoved(null)} />
    </Page>
  )
}

interface PriceColumns {
  readonly onArchive: (price: Price) => void
  readonly onEdit: (price: Price) => void
  readonly onDelete: (price: Price) => void
  readonly onMove: (price: Price) => void
  readonly isPending: boolean
  /** Of the meters, by id. */
  readonly names: ReadonlyMap<string, string>
}

function columnsOf({ onArchive, onEdit, onDelete, onMove, isPending, names }: PriceColumns): readonly Column<Price>[] {
  return [
    {
      header: 'Price',
      cell: ({ nickname, kind, interval, currency, meter, billing }) => (
        <Stack gap={0} miw={140}>
          <Text size="sm" fw={600}>
            {interval === null ? priceKinds[kind] : capital(formatInterval(interval))}
          </Text>
          <Text size="xs" c="dimmed">
            {[
              `in ${currency}`,
              nickname,
              interval !== null && kind !== 'recurring' && priceKinds[kind],
              meter !== null && `counted by ${names.get(meter) ?? 'a meter'}`,
              billing === 'in_arrears' && 'billed when the period is over',
            ]
              .filter(Boolean)
              .join(', ')}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'Costs',
      figures: true,
      cell: ({ terms, currency }) => priceText(terms, currency).map((line) => <div key={line}>{line}</div>),
    },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={catalogLooks[status]} /> },
    {
      header: 'Actions',
      needs: 'prices:write',
      figures: true,
      cell: (price) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {price.kind === 'recurring' && price.customer === null && (
            <Button size="compact-xs" variant="subtle" onClick={() => onMove(price)}>
              Move everybody
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={isPending}
                aria-label={`More for ${priceText(price.terms, price.currency).join(', ')}`}
              >
                More
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onEdit(price)}>Rename</Menu.Item>
              <Menu.Item onClick={() => onArchive(price)}>{price.status === 'active' ? 'Archive' : 'Take back'}</Menu.Item>
              <Menu.Item color="red" onClick={() => onDelete(price)}>
                Delete
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      ),
    },
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
