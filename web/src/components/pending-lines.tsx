import { Button, Table } from '@mantine/core'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { Money } from '../ui/money.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** What waits for the next invoice; a charge that was added can be withdrawn. Nothing while nothing waits. */
export function PendingLines({ subscription }: { readonly subscription: Subscription }) {
  const api = useApi()
  const lines = useQuery(queries.pendingLines(api, subscription))
  const withdraw = useAction({
    run: (line: string) => api.withdrawSubscriptionCharge(subscription.id, line),
    says: () => 'The charge is withdrawn',
  })
  if (lines.isError) return <ProblemPanel error={lines.error} onRetry={() => void lines.refetch()} />
  if (!lines.data?.data.length) return null
  return (
    <Panel title="Waits for the next invoice">
      {withdraw.error && <ProblemPanel error={withdraw.error} />}
      <Table horizontalSpacing={0} verticalSpacing={6} withRowBorders={false} aria-label="Waits for the next invoice">
        <Table.Tbody>
          {lines.data.data.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td>{line.description}</Table.Td>
              <Table.Td ta="right" className="figures">
                <Money minor={line.amount} currency={line.currency} />
              </Table.Td>
              <Table.Td ta="right" w={110}>
                {line.kind === 'one_off' && (
                  <May do="subscriptions:write">
                    <Button size="compact-xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(line.id)}>
                      Withdraw
                    </Button>
                  </May>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}
