import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer, Entitlement } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { OverrideEntitlement } from '../forms/override-entitlement.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { formatQuantity } from '../ui/format.ts'
import { formatMoment } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { grantText } from './grant-text.ts'

/** What a customer may use at this moment, and why. */
export function Entitlements({ customer }: { readonly customer: Customer }) {
  const [isChanging, change] = useDisclosure()
  const entitlements = useQuery(queries.entitlements(useApi(), customer.id))
  if (entitlements.isError) return <ProblemPanel error={entitlements.error} onRetry={() => void entitlements.refetch()} />
  const all = entitlements.data?.data ?? []
  const button = (
    <Button size="xs" variant="default" onClick={change.open}>
      Make an exception
    </Button>
  )
  return (
    <Panel title="Entitlements" note="What may be used now." sideNeeds="entitlements:write" side={all.length > 0 && button}>
      {entitlements.isPending ? (
        <LoadingRows count={1} />
      ) : all.length === 0 ? (
        <Text size="sm" c="dimmed">
          There are no features.
        </Text>
      ) : (
        <Stack gap="md">
          {all.map((each) => (
            <OneEntitlement key={each.feature} entitlement={each} timezone={customer.timezone ?? 'UTC'} />
          ))}
        </Stack>
      )}
      <OverrideEntitlement customer={customer} entitlements={all} opened={isChanging} onClose={change.close} />
    </Panel>
  )
}

function OneEntitlement({ entitlement, timezone }: { readonly entitlement: Entitlement; readonly timezone: string }) {
  const api = useApi()
  const remove = useAction({ run: (id: string) => api.removeEntitlementOverride(id), says: () => 'The plans count again' })
  const { name, kind, limit, used, resets_at, source, unit } = entitlement
  const enabled = kind === 'switch' ? entitlement.has_access : source.type === 'override' ? limit !== '0' : source.type === 'plans'
  const { override } = source
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="sm">{grantText({ kind, enabled, limit, unit })}</Text>
      </Group>
      {used !== null && (enabled || used !== '0') && (
        <>
          {limit !== null && limit !== '0' && (
            <Progress value={Math.min(100, (100 * Number(used)) / Number(limit))} aria-label={`${name}: ${used} of ${limit} used`} />
          )}
          <Text size="sm" c="dimmed">
            {formatQuantity(used)} used
            {resets_at !== null && `, counted anew from ${formatMoment(resets_at, timezone)}`}
          </Text>
        </>
      )}
      {override !== null && (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm" c="dimmed">
            Exception{source.override_expires_at !== null && ` until ${formatMoment(source.override_expires_at, timezone)}`}
          </Text>
          <May do="entitlements:write">
            <Button size="compact-xs" variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(override)}>
              Take back
            </Button>
          </May>
        </Group>
      )}
      {remove.error && <ProblemPanel error={remove.error} />}
    </Stack>
  )
}
