import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import type { Customer, Subscription } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { offText } from '../components/coupon-text.ts'
import { queries } from '../queries.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface ApplyProps {
  /** Whose invoices are lowered: a customer's, or those of one subscription. */
  readonly to: Customer | Subscription
  readonly opened: boolean
  readonly onClose: () => void
}

/** Gives a customer or one of their subscriptions a coupon, chosen or by the code that they tell. */
export function ApplyCoupon(props: ApplyProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.to.object === 'customer' ? `Apply a coupon to ${props.to.name}` : 'Apply a coupon to this subscription'}
    >
      <ApplyForm {...props} />
    </Modal>
  )
}

function ApplyForm({ to, onClose }: ApplyProps) {
  const api = useApi()
  const coupons = useQuery(queries.redeemableCoupons(api))
  const [coupon, setCoupon] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const action = useAction({
    run: () => {
      const wanted = coupon === null ? { promotion_code: code.trim() } : { coupon }
      return to.object === 'customer' ? api.applyCouponToCustomer(to.id, wanted) : api.applyCouponToSubscription(to.id, wanted)
    },
    says: (discount) => `${discount.name} is taken off from the next invoice on`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label="Coupon"
          placeholder="Choose one"
          clearable
          searchable
          disabled={code !== ''}
          data={(coupons.data?.data ?? []).map((each) => ({ value: each.id, label: `${each.name}, ${offText(each)}` }))}
          value={coupon}
          onChange={setCoupon}
        />
        <TextInput
          label="Or a promotion code"
          description="As the customer says it."
          disabled={coupon !== null}
          maxLength={64}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {coupons.error && <ProblemPanel error={coupons.error} />}
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={coupon === null && code.trim() === ''} loading={action.isPending}>
            Apply it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
