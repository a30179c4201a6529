import { Button, Group, Modal, MultiSelect, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { CouponCreate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { blankCoupon, newCoupon, type TypedCoupon } from './new-coupon.ts'

interface CreateProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes a coupon. What it gives cannot be changed later. */
export function CreateCoupon(props: CreateProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="New coupon" size="lg" fullScreen={isPhone ?? false}>
      <CreateForm {...props} />
    </Modal>
  )
}

function CreateForm({ onClose }: CreateProps) {
  const api = useApi()
  const plans = useQuery(queries.plans(api))
  const organization = useQuery(queries.organization(api))
  const [typed, setTyped] = useState<TypedCoupon>(blankCoupon)
  const set = (change: Partial<TypedCoupon>) => setTyped((before) => ({ ...before, ...change }))
  const currency = typed.currency === '' ? (organization.data?.currency ?? '') : typed.currency
  const wanted = newCoupon({ ...typed, currency })
  const action = useAction({
    run: (body: CouponCreate) => api.createCoupon(body),
    says: (coupon) => `The coupon “${coupon.name}” can be redeemed`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (wanted !== null) action.mutate(wanted)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description="What customers read on their invoices."
          required
          maxLength={256}
          value={typed.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Group align="end" gap="sm">
          <SegmentedControl
            aria-label="What it takes off"
            data={[
              { value: 'percent', label: 'Percentage' },
              { value: 'amount', label: 'Amount' },
            ]}
            value={typed.kind}
            onChange={(kind) => set({ kind: kind === 'amount' ? 'amount' : 'percent' })}
          />
          <TextInput
            label={typed.kind === 'percent' ? 'Percent off' : `Off each invoice, in ${currency}`}
            inputMode="decimal"
            required
            value={typed.value}
            onChange={(event) => set({ value: event.currentTarget.value })}
          />
          {typed.kind === 'amount' && (
            <TextInput
              label="Currency"
              w={110}
              maxLength={3}
              value={currency}
              onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
            />
          )}
        </Group>
        <Group align="end" gap="sm">
          <Select
            label="Lasts"
            allowDeselect={false}
            data={[
              { value: 'once', label: 'For one invoice' },
              { value: 'months', label: 'For some months' },
              { value: 'periods', label: 'For some invoices' },
              { value: 'forever', label: 'Until it is removed' },
            ]}
            value={typed.duration}
            onChange={(value) => set({ duration: durations.find((each) => each === value) ?? 'once' })}
          />
          {(typed.duration === 'months' || typed.duration === 'periods') && (
            <Count
              label={typed.duration === 'months' ? 'Months' : 'Invoices'}
              value={typed.length}
              onChange={(length) => set({ length })}
            />
          )}
        </Group>
        <MultiSelect
          label="Only for these plans"
          description="Empty: for everything."
          clearable
          searchable
          data={(plans.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={[...typed.plans]}
          onChange={(chosen) => set({ plans: chosen })}
        />
        <Group gap="sm">
          <Count label="Redeemed at most, in all" value={typed.mostInAll} onChange={(mostInAll) => set({ mostInAll })} />
          <Count label="By one customer" value={typed.mostPerCustomer} onChange={(mostPerCustomer) => set({ mostPerCustomer })} />
        </Group>
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={wanted === null} loading={action.isPending}>
            Create the coupon
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const durations = ['once', 'months', 'periods', 'forever'] as const

function Count(props: { readonly label: string; readonly value: number | null; readonly onChange: (value: number | null) => void }) {
  return (
    <NumberInput
      label={props.label}
      placeholder="No limit"
      min={1}
      max={1200}
      allowDecimal={false}
      value={props.value ?? ''}
      onChange={(value) => props.onChange(typeof value === 'number' ? value : null)}
    />
  )
}
