import { Group, Progress, Stack, Table, Text } from '@mantine/core'
import type { Subscription, SubscriptionUsage } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { SpendingCapButton } from '../forms/spending-cap.tsx'
import { queries } from '../queries.ts'
import { formatMoney, formatQuantity } from '../ui/format.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'

/** What the meters have counted in the running period, and how far the next threshold is. Nothing where nothing is metered. */
export function UsageSoFar({ subscription }: { readonly subscription: Subscription }) {
  const usage = useQuery(queries.usage(useApi(), subscription))
  if (usage.data?.data.length === 0) return null
  return (
    <Panel
      title="Usage so far"
      note="Of the running period, before discounts and tax."
      side={<SpendingCapButton subscription={subscription} />}
    >
      {usage.isPending ? (
        <LoadingRows count={2} />
      ) : usage.isError ? (
        <ProblemPanel error={usage.error} />
      ) : (
        <Counted usage={usage.data} of={subscription} />
      )}
    </Panel>
  )
}

function Counted({ usage, of }: { readonly usage: SubscriptionUsage; readonly of: Subscription }) {
  const { currency, data, arrears_amount: spent, next_threshold: next, free, spending_cap: cap } = usage
  const names = new Map(of.items.map((item) => [item.id, item.price_name]))
  return (
    <Stack gap="sm">
      <Table horizontalSpacing={0} verticalSpacing={6} withRowBorders={false} aria-label="Usage so far">
        <Table.Tbody>
          {data.map(({ item, group, units, amount }) => (
            <Table.Tr key={`${item} ${JSON.stringify(group)}`}>
              <Table.Td>{[names.get(item) ?? 'Usage', ...Object.values(group ?? {})].join(', ')}</Table.Td>
              <Table.Td ta="right" className="figures">
                {formatQuantity(units)}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {formatMoney(amount, currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {free && <Text size="sm">Nothing is charged for it now.</Text>}
      {cap && (
        <Stack gap={4}>
          <Progress
            value={Math.min(100, (cap.spent / cap.amount) * 100)}
            color={cap.spent >= cap.amount ? 'red' : cap.spent >= cap.amount * 0.8 ? 'yellow' : 'teal'}
            aria-label="Towards the spending cap"
          />
          <Group justify="space-between">
            <Text size="sm" className="figures">
              {formatMoney(cap.spent, currency)}
            </Text>
            <Text size="sm" className="figures">
              {cap.action === 'limit' ? 'no more than' : 'told at'} {formatMoney(cap.amount, currency)}
            </Text>
          </Group>
        </Stack>
      )}
      {next !== null && (
        <Stack gap={4}>
          <Progress value={Math.min(100, (spent / next) * 100)} aria-label="Towards the next threshold" />
          <Group justify="space-between">
            <Text size="sm" className="figures">
              {formatMoney(spent, currency)}
            </Text>
            <Text size="sm" className="figures">
              billed at {formatMoney(next, currency)}
            </Text>
          </Group>
        </Stack>
      )}
    </Stack>
  )
}
