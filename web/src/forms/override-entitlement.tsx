import { Button, Group, Modal, Radio, Select, Stack, TextInput } from '@mantine/core'
import type { Customer, Entitlement } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { midnightIn } from './local-midnight.ts'

interface OverrideProps {
  readonly customer: Customer
  readonly entitlements: readonly Entitlement[]
  readonly opened: boolean
  readonly onClose: () => void
}

/** Grants a customer more or less than the plans do, or nothing. */
export function OverrideEntitlement(props: OverrideProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`An exception for ${props.customer.name}`}>
      <OverrideForm {...props} />
    </Modal>
  )
}

const ways = ['limit', 'unlimited', 'denied'] as const
type Way = (typeof ways)[number]

function OverrideForm({ customer, entitlements, onClose }: OverrideProps) {
  const api = useApi()
  const [code, setCode] = useState<string | null>(null)
  const [way, setWay] = useState<Way>('limit')
  const [limit, setLimit] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const entitlement = entitlements.find((each) => each.feature === code)
  const isSwitch = entitlement?.kind === 'switch'
  const isReady = entitlement !== undefined && (isSwitch || way !== 'limit' || /^\d+(\.\d+)?$/.test(limit))
  const action = useAction({
    run: (feature: string) =>
      api.createEntitlementOverride(customer.id, {
        feature,
        has_access: way !== 'denied',
        ...(isSwitch || way === 'denied' ? {} : { limit: way === 'unlimited' ? null : limit }),
        ...(until === '' ? {} : { expires_at: midnightIn(until, customer.timezone ?? 'UTC') }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    says: () => 'The exception holds from now on',
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (entitlement) action.mutate(entitlement.feature)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label="Feature"
          searchable
          data={entitlements.map(({ feature, name }) => ({ value: feature, label: name }))}
          value={code}
          onChange={setCode}
        />
        <Radio.Group label="What they get" value={way} onChange={(value) => setWay(ways.find((each) => each === value) ?? 'limit')}>
          <Stack gap="xs" mt="xs">
            <Radio value="limit" label={isSwitch ? 'It is on' : 'A limit of their own'} />
            {!isSwitch && <Radio value="unlimited" label="No limit" />}
            <Radio value="denied" label="Nothing" />
          </Stack>
        </Radio.Group>
        {!isSwitch && way === 'limit' && (
          <TextInput label="Limit" inputMode="decimal" value={limit} onChange={(event) => setLimit(event.currentTarget.value.trim())} />
        )}
        <TextInput
          type="date"
          label="Ends on"
          description="At the start of that day. Empty: until it is taken back."
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <TextInput label="Reason" maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={!isReady} loading={action.isPending}>
            Make the exception
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
