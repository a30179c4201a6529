import { Progress, Stack, Text } from '@mantine/core'
import type { PortalEntitlement, PortalSubscription } from '@quarterday/sdk/types.gen.ts'
import { useFormats } from '../formats.ts'
import { usePortalQuery } from '../queries.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { Card } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'
import { Sums } from './sums.tsx'

/** What a subscription was used for in its running period, and what that comes to. Nothing where nothing is metered. */
export function UsageSoFar({ subscription }: { readonly subscription: PortalSubscription }) {
  const t = useTexts(subscriptionTexts)
  const formats = useFormats()
  const usage = usePortalQuery(['usage'], (api, options) => api.getPortalUsage(options))
  const own = usage.data?.data.find((each) => each.subscription === subscription.id)
  if (usage.isError) return null
  if (own === undefined || own.data.length === 0) return null
  const names = new Map(subscription.items.map(({ id, price_name: name }) => [id, name]))
  return (
    <Card title={t.usage} note={t.usageText}>
      <Sums
        label={t.usage}
        rows={own.data.map(({ item, group, units, amount }) => ({
          name: [names.get(item) ?? '', ...Object.values(group ?? {})].filter(Boolean).join(', '),
          note: t.used(formats.quantity(units)),
          amount: formats.money(amount, own.currency),
        }))}
      />
      {own.free && <Text size="sm">{t.noCharge}</Text>}
    </Card>
  )
}

/** What the customer may use of each feature, and how much of it is left. Nothing where nothing is granted. */
export function Limits() {
  const t = useTexts(subscriptionTexts)
  const granted = usePortalQuery(['entitlements'], async (api, options) => {
    const { data } = await api.listPortalEntitlements({ limit: 100 }, options)
    // Of what nobody has granted nothing is said.
    return data.filter(({ has_access: has, limit }) => has || (limit !== null && Number(limit) > 0))
  })
  if (granted.data?.length === 0) return null
  return (
    <Card title={t.limits}>
      <Loaded query={granted}>
        {(all) => (
          <Stack gap="md">
            {all.map((each) => (
              <Limit key={each.feature} entitlement={each} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

function Limit({
  entitlement: { name, kind, unit, limit, used, remaining, resets_at: resetsAt },
}: {
  readonly entitlement: PortalEntitlement
}) {
  const t = useTexts(subscriptionTexts)
  const formats = useFormats()
  const amount = (of: string) => [formats.quantity(of), unit].filter(Boolean).join(' ')
  const share = kind === 'metered' && limit !== null && used !== null && Number(limit) > 0 ? (Number(used) / Number(limit)) * 100 : null
  const said =
    kind === 'metered' && used !== null
      ? limit === null
        ? t.used(amount(used))
        : t.usedOf(formats.quantity(used), amount(limit))
      : kind === 'limit' && limit !== null
        ? amount(limit)
        : null
  return (
    <div>
      <Text size="sm" fw={600}>
        {name}
        {said !== null && (
          <Text span inherit fw={400}>
            {' '}
            · {said}
          </Text>
        )}
      </Text>
      {share !== null && (
        <Progress
          mt={6}
          value={Math.min(100, share)}
          color={share >= 100 ? 'red' : share >= 80 ? 'yellow' : 'accent'}
          aria-label={`${name}: ${said}`}
        />
      )}
      {share !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {[
            ...(remaining === null ? [] : [t.left(amount(remaining))]),
            ...(resetsAt === null ? [] : [t.resets(formats.dayOf(resetsAt))]),
          ].join(' · ')}
        </Text>
      )}
    </div>
  )
}
