import { Box, Button, SegmentedControl, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Plan, Price } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { Features } from '../components/features.tsx'
import { Granted } from '../components/granted.tsx'
import { priceKinds, priceText } from '../components/price-text.ts'
import { Products } from '../components/products.tsx'
import { CreatePlan } from '../forms/edit-plan.tsx'
import { queries } from '../queries.ts'
import { formatInterval, lengthInDays } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'

export function CatalogPage() {
  const plans = useQuery(queries.plans(useApi()))
  const [isCreating, create] = useDisclosure()
  return (
    <Page
      title="Catalog"
      actionsNeed="plans:write"
      actions={<Button onClick={create.open}>New plan</Button>}
      note="Plans and what they cost. A price never changes: a new one takes its place, and old subscriptions keep theirs."
    >
      {plans.isError ? (
        <ProblemPanel error={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.isPending ? (
        <Panel flush>
          <LoadingRows />
        </Panel>
      ) : plans.data.data.length === 0 ? (
        <Panel>
          <Empty title="No plans yet">
            A plan is what customers subscribe to: a name, and what it costs. Make the first one here, or with <code>POST /v1/plans</code>.
          </Empty>
        </Panel>
      ) : (
        <Plans plans={plans.data.data} />
      )}
      <Products />
      <Features />
      <CreatePlan opened={isCreating} onClose={create.close} />
    </Page>
  )
}

function Plans({ plans }: { readonly plans: readonly Plan[] }) {
  const currencies = [...new Set(plans.flatMap(({ prices }) => prices.map(({ currency }) => currency)))].sort()
  const [chosen, setCurrency] = useState<string | null>(null)
  const currency = chosen ?? mostUsed(plans) ?? ''
  return (
    <Stack>
      {currencies.length > 1 && (
        <SegmentedControl
          aria-label="Currency"
          data={currencies}
          value={currency}
          onChange={setCurrency}
          style={{ alignSelf: 'start', maxWidth: '100%', overflowX: 'auto' }}
        />
      )}
      <SimpleGrid cols={{ base: 1, md: 2, lg: 3 }} spacing="lg" style={{ alignItems: 'start' }}>
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} currency={currency} />
        ))}
      </SimpleGrid>
    </Stack>
  )
}

function PlanCard({ plan, currency }: { readonly plan: Plan; readonly currency: string }) {
  const prices = plan.prices.filter((price) => price.currency === currency && price.status === 'active').sort(byInterval)
  const facts = [
    plan.trial_days > 0 ? (plan.trial_days === 1 ? 'one day of trial' : `${plan.trial_days} days of trial`) : null,
    plan.term_months === null ? null : `fixed term of ${plan.term_months} months`,
  ].filter(Boolean)
  return (
    <Panel
      title={
        <TextLink to="/catalog/$id" params={{ id: plan.id }}>
          {plan.name}
        </TextLink>
      }
      note={plan.description ?? <code>{plan.code}</code>}
      side={<StatusBadge look={catalogLooks[plan.status]} />}
    >
      {prices.length === 0 ? (
        <Text size="sm" c="dimmed">
          Not sold in {currency}.
        </Text>
      ) : (
        <Table verticalSpacing={6} horizontalSpacing={0} aria-label={`Prices of ${plan.name}`}>
          <Table.Tbody>
            {prices.map((price) => (
              <Table.Tr key={price.id}>
                <Table.Td>
                  <Text size="sm">{price.interval ? capital(formatInterval(price.interval)) : priceKinds[price.kind]}</Text>
                  {price.nickname && price.nickname !== plan.name && (
                    <Text size="xs" c="dimmed">
                      {price.nickname}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {priceText(price.terms, price.currency).map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Box mt="sm">
        <Granted plan={plan} />
      </Box>
      {facts.length > 0 && (
        <Text size="xs" c="dimmed" mt="sm">
          {facts.join(', ')}
        </Text>
      )}
    </Panel>
  )
}

function mostUsed(plans: readonly Plan[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { prices } of plans) for (const { currency } of prices) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function byInterval(a: Price, b: Price): number {
  return (a.interval ? lengthInDays(a.interval) : 0) - (b.interval ? lengthInDays(b.interval) : 0)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
