import { Button, Group, Modal, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import type { Customer, Organization, Plan, SubscriptionCreate } from '@quarterday/sdk/types.gen.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { Preview } from '../components/preview.tsx'
import { queries } from '../queries.ts'
import { formatMoney } from '../ui/format.ts'
import { formatInterval, formatMoment } from '../ui/format-date.ts'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { intervalsOf, isByQuantity, keyOf } from './change-of.ts'
import classes from './dialog.module.css'
import { startOf, type WantedStart } from './start-of.ts'

interface StartFormProps {
  readonly customer: Customer
  readonly opened: boolean
  readonly onClose: () => void
}

/** Sells a plan to a customer, with what that bills before anything happens. */
export function StartSubscription(props: StartFormProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Start a subscription" size="lg" fullScreen={isPhone ?? false}>
      <LoadedForm {...props} />
    </Modal>
  )
}

function LoadedForm(props: StartFormProps) {
  const api = useApi()
  const plans = useQuery(queries.plans(api))
  const organization = useQuery(queries.organization(api))
  const error = plans.error ?? organization.error
  if (error) return <ProblemPanel error={error} />
  if (!plans.data || !organization.data) return <LoadingRows count={3} />
  const currency = props.customer.currency ?? organization.data.currency
  const offered = plans.data.data.filter((plan) => plan.status === 'active' && intervalsOf(plan, currency).length > 0)
  if (offered.length === 0) return <Empty title="Nothing to sell">No active plan has a price in {currency}.</Empty>
  return <StartForm {...props} offered={offered} organization={organization.data} currency={currency} />
}

interface LoadedProps extends StartFormProps {
  readonly offered: readonly Plan[]
  readonly organization: Organization
  readonly currency: Organization['currency']
}

function StartForm({ customer, onClose, offered, organization, currency }: LoadedProps) {
  const api = useApi()
  const timezone = customer.timezone ?? organization.timezone
  const [wanted, setWanted] = useState<WantedStart>(nothingChosen)
  const start = startOf({ id: customer.id, currency, timezone }, wanted)
  const [settled] = useDebouncedValue(start, 250)
  const preview = useQuery({
    queryKey: ['preview', 'start', settled],
    queryFn: ({ signal }) => api.previewSubscription(settled ?? { customer: customer.id }, { signal }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const action = useAction({
    run: (body: SubscriptionCreate) => api.createSubscription(body),
    says: ({ status, started_at }) =>
      status === 'incomplete' ? `The subscription starts on ${formatMoment(started_at, timezone)}` : 'The subscription has started',
    afterwards: onClose,
  })
  const isStale = JSON.stringify(settled) !== JSON.stringify(start) || preview.isFetching
  return (
    <Stack>
      <WhatIsSold offered={offered} currency={currency} wanted={wanted} onChange={setWanted} />
      <HowItBegins wanted={wanted} onChange={setWanted} />
      <Preview preview={preview} timezone={timezone} idle="Choose a plan to see what it costs." />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end" className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button
          disabled={start === null || isStale || preview.isError}
          loading={action.isPending}
          onClick={() => start && action.mutate(start)}
        >
          {confirmation(preview.data?.invoice ?? null)}
        </Button>
      </Group>
    </Stack>
  )
}

interface PartProps {
  readonly wanted: WantedStart
  readonly onChange: (wanted: WantedStart) => void
}

function WhatIsSold({ offered, currency, wanted, onChange }: PartProps & { readonly offered: readonly Plan[]; readonly currency: string }) {
  const plan = offered.find(({ id }) => id === wanted.plan)
  const intervals = plan ? intervalsOf(plan, currency) : []
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label="Plan"
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={wanted.plan}
        onChange={(id) => {
          const next = offered.find((each) => each.id === id)
          onChange({ ...wanted, plan: id, interval: (next && intervalsOf(next, currency)[0]) ?? null })
        }}
        searchable
        allowDeselect={false}
        data-autofocus
      />
      {wanted.interval && intervals.length > 1 && (
        <Select
          label="Billed"
          data={intervals.map((interval) => ({ value: keyOf(interval), label: formatInterval(interval) }))}
          value={keyOf(wanted.interval)}
          onChange={(key) => onChange({ ...wanted, interval: intervals.find((each) => keyOf(each) === key) ?? wanted.interval })}
          allowDeselect={false}
        />
      )}
      {wanted.interval && isByQuantity(plan, wanted.interval, currency) && (
        <NumberInput
          label="Quantity"
          min={0}
          decimalScale={6}
          placeholder="1"
          value={wanted.quantity}
          onChange={(quantity) => onChange({ ...wanted, quantity: String(quantity) })}
        />
      )}
    </SimpleGrid>
  )
}

function HowItBegins({ wanted, onChange }: PartProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
      <TextInput
        type="date"
        label="Starts on"
        description="Empty: today. A day that has passed is billed from then on."
        value={wanted.day}
        onChange={(event) => onChange({ ...wanted, day: event.currentTarget.value })}
      />
      <NumberInput
        label="Trial days"
        description="Empty: as the plan says."
        min={0}
        max={1000}
        allowDecimal={false}
        value={wanted.trialDays}
        onChange={(days) => onChange({ ...wanted, trialDays: String(days) })}
      />
      <Select
        label="Pays"
        data={[
          { value: 'as_usual', label: 'As usual for this customer' },
          { value: 'charge_automatically', label: 'Automatically' },
          { value: 'send_invoice', label: 'By invoice' },
        ]}
        value={wanted.collection}
        onChange={(value) => onChange({ ...wanted, collection: (value ?? 'as_usual') as WantedStart['collection'] })}
        allowDeselect={false}
      />
      <TextInput
        label="Promotion code"
        value={wanted.code}
        maxLength={64}
        onChange={(event) => onChange({ ...wanted, code: event.currentTarget.value })}
      />
    </SimpleGrid>
  )
}

const nothingChosen: WantedStart = {
  plan: null,
  interval: null,
  quantity: '',
  day: '',
  trialDays: '',
  collection: 'as_usual',
  code: '',
}

function confirmation(invoice: { readonly amount_due: number; readonly currency: Organization['currency'] } | null): string {
  return invoice && invoice.amount_due > 0 ? `Start and bill ${formatMoney(invoice.amount_due, invoice.currency)}` : 'Start'
}
