import { Button, Group, Input, Modal, NumberInput, SegmentedControl, Select, SimpleGrid, Stack } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import type { Plan, Subscription, SubscriptionChangeCreate } from '@quarterday/sdk/types.gen.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { Preview } from '../components/preview.tsx'
import { queries } from '../queries.ts'
import { formatMoney } from '../ui/format.ts'
import { formatInterval, formatMoment } from '../ui/format-date.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { changeOf, intervalsOf, isByQuantity, keyOf } from './change-of.ts'
import classes from './dialog.module.css'

interface ChangeFormProps {
  readonly subscription: Subscription
  readonly opened: boolean
  readonly onClose: () => void
}

/** Another plan, interval or quantity, with what that costs before anything happens. */
export function ChangeSubscription(props: ChangeFormProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Change the subscription" size="lg" fullScreen={isPhone ?? false}>
      <ChangeForm {...props} />
    </Modal>
  )
}

function ChangeForm({ subscription, onClose }: ChangeFormProps) {
  const api = useApi()
  const { data: plans } = useQuery(queries.plans(api))
  const [wanted, setWanted] = useState(() => presentOf(subscription))
  const change = changeOf(subscription, wanted)
  const [settled] = useDebouncedValue(change, 250)
  const preview = useQuery({
    queryKey: ['preview', 'change', subscription.id, settled],
    queryFn: ({ signal }) => api.previewSubscriptionChange(subscription.id, settled ?? {}, { signal }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const action = useAction({
    run: (body: SubscriptionChangeCreate) => api.changeSubscription(subscription.id, body),
    says: (after) =>
      after.scheduled_changes.length > subscription.scheduled_changes.length ? 'The change is scheduled' : 'The subscription is changed',
    afterwards: onClose,
  })
  const offered = (plans?.data ?? []).filter((plan) => intervalsOf(plan, subscription.currency).length > 0)
  const plan = offered.find(({ id }) => id === wanted.plan)
  const intervals = plan ? intervalsOf(plan, subscription.currency) : []
  const isSamePlan = wanted.plan === subscription.plan && keyOf(wanted.interval) === keyOf(subscription.interval)
  const byItem = isSamePlan && Object.keys(wanted.quantities).length > 0
  const metered = new Set(
    (plans?.data ?? []).flatMap(({ prices }) => prices.filter(({ usage }) => usage === 'metered').map(({ id }) => id)),
  )

  function choosePlan(next: Plan) {
    const same = intervalsOf(next, subscription.currency)
    const interval = same.find((each) => keyOf(each) === keyOf(wanted.interval)) ?? same[0] ?? wanted.interval
    setWanted({ ...wanted, plan: next.id, interval })
  }

  const isStale = JSON.stringify(settled) !== JSON.stringify(change) || preview.isFetching
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label="Plan"
          data={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={wanted.plan}
          onChange={(id) => {
            const next = offered.find((each) => each.id === id)
            if (next) choosePlan(next)
          }}
          allowDeselect={false}
        />
        {intervals.length > 1 && (
          <Select
            label="Billed"
            data={intervals.map((interval) => ({ value: keyOf(interval), label: formatInterval(interval) }))}
            value={keyOf(wanted.interval)}
            onChange={(key) => setWanted({ ...wanted, interval: intervals.find((each) => keyOf(each) === key) ?? wanted.interval })}
            allowDeselect={false}
          />
        )}
        {!byItem && isByQuantity(plan, wanted.interval, subscription.currency) && (
          <NumberInput
            label="Quantity"
            min={0}
            decimalScale={6}
            value={wanted.quantity}
            onChange={(quantity) => setWanted({ ...wanted, quantity: String(quantity) })}
          />
        )}
        {byItem &&
          subscription.items
            .filter(({ price }) => !metered.has(price))
            .map(({ id, price_name }) => (
              <NumberInput
                key={id}
                label={price_name}
                min={0}
                decimalScale={6}
                value={wanted.quantities[id] ?? ''}
                onChange={(quantity) => setWanted({ ...wanted, quantities: { ...wanted.quantities, [id]: String(quantity) } })}
              />
            ))}
      </SimpleGrid>
      <Input.Wrapper
        label="When"
        labelElement="div"
        description={timingNotes[wanted.timing]}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <SegmentedControl
          fullWidth
          aria-label="When"
          data={[
            { value: 'as_usual', label: 'As usual' },
            { value: 'now', label: 'Now' },
            { value: 'period_end', label: 'At period end' },
          ]}
          value={wanted.timing}
          onChange={(timing) => setWanted({ ...wanted, timing: timing as typeof wanted.timing })}
        />
      </Input.Wrapper>
      <Preview preview={preview} timezone={subscription.timezone} idle="Choose something else to see what it costs." />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end" className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Keep as it is
        </Button>
        <Button
          disabled={change === null || isStale || preview.isError}
          loading={action.isPending}
          onClick={() => change && action.mutate(change)}
        >
          {confirmation(preview.data?.invoice ?? null, preview.data?.effective_at, wanted.timing, subscription.timezone)}
        </Button>
      </Group>
    </Stack>
  )
}

function presentOf({ plan, interval, items }: Subscription) {
  const quantities: Record<string, string> = items.length > 1 ? Object.fromEntries(items.map(({ id, quantity }) => [id, quantity])) : {}
  return { plan, interval, quantity: items[0]?.quantity ?? '1', quantities, timing: 'as_usual' as 'as_usual' | 'now' | 'period_end' }
}

const timingNotes = {
  as_usual: 'As your conventions say for an upgrade or a downgrade.',
  now: 'The unused part of what was paid is given back, and the new is charged for the rest.',
  period_end: 'Nothing changes until the period that is paid for is over.',
}

function confirmation(
  invoice: { readonly amount_due: number; readonly currency: Subscription['currency'] } | null,
  effectiveAt: string | undefined,
  timing: string,
  timezone: string,
): string {
  if (invoice && invoice.amount_due > 0) return `Change and bill ${formatMoney(invoice.amount_due, invoice.currency)}`
  if (timing === 'period_end' && effectiveAt) return `Change on ${formatMoment(effectiveAt, timezone)}`
  return 'Change'
}
