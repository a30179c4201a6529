import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer, Price } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { OverridePrice } from '../forms/override-price.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { formatInterval } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { priceText } from './price-text.ts'

/** What a customer pays in the place of list prices. */
export function PriceOverrides({ customer }: { readonly customer: Customer }) {
  const [isMaking, make] = useDisclosure()
  const api = useApi()
  const overrides = useQuery(queries.priceOverrides(api, customer.id))
  const plans = useQuery(queries.plans(api))
  if (overrides.isError) return <ProblemPanel error={overrides.error} onRetry={() => void overrides.refetch()} />
  const names = new Map((plans.data?.data ?? []).map((plan) => [plan.id, plan.name]))
  const button = (
    <Button size="xs" variant="default" onClick={make.open}>
      New price
    </Button>
  )
  return (
    <Panel
      title="Prices of their own"
      note="For what is sold from now on."
      sideNeeds="prices:write"
      side={customer.status === 'active' && button}
    >
      {overrides.isPending ? (
        <LoadingRows count={1} />
      ) : overrides.data.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          None: list prices.
        </Text>
      ) : (
        <Stack gap="md">
          {overrides.data.data.map((price) => (
            <OneOverride key={price.id} price={price} name={price.nickname ?? names.get(price.plan ?? '') ?? 'A price'} />
          ))}
        </Stack>
      )}
      <OverridePrice customer={customer} plans={plans.data?.data ?? []} opened={isMaking} onClose={make.close} />
    </Panel>
  )
}

function OneOverride({ price, name }: { readonly price: Price; readonly name: string }) {
  const api = useApi()
  const archive = useAction({
    run: (customer: string) => api.archivePriceOverride(customer, price.id),
    says: () => 'The list price counts again for what is sold from now on',
  })
  const { customer, interval } = price
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600}>
          {name}
          {interval && `, ${formatInterval(interval)}`}
        </Text>
        {price.status === 'archived' || customer === null ? (
          <StatusBadge look={catalogLooks[price.status]} />
        ) : (
          <May do="prices:write">
            <Button size="compact-xs" variant="subtle" color="red" loading={archive.isPending} onClick={() => archive.mutate(customer)}>
              Archive
            </Button>
          </May>
        )}
      </Group>
      {priceText(price.terms, price.currency).map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
      {archive.error && <ProblemPanel error={archive.error} />}
    </Stack>
  )
}
