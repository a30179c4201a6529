import { Button, Group, Modal, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import type { Wallet } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'

interface TopUpProps {
  readonly wallet: Wallet
  readonly opened: boolean
  readonly onClose: () => void
}

/** Sells credit by an invoice, or gives it. */
export function TopUpWallet(props: TopUpProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Top up “${props.wallet.name}”`}>
      <TopUpForm {...props} />
    </Modal>
  )
}

function TopUpForm({ wallet, onClose }: TopUpProps) {
  const api = useApi()
  const [typed, setTyped] = useState('')
  const [paid, setPaid] = useState(true)
  const [days, setDays] = useState<number | null>(null)
  const amount = minorUnits(typed, wallet.currency)
  const action = useAction({
    run: (minor: number) => api.topUpWallet(wallet.id, { amount: minor, paid, expires_after_days: days }),
    says: (topUp) =>
      topUp.status === 'granted'
        ? `${formatMoney(topUp.amount, topUp.currency)} is in the wallet`
        : `An invoice over ${formatMoney(topUp.amount, topUp.currency)} is made; the credit comes when it is paid`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (amount !== null) action.mutate(amount)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={`Amount in ${wallet.currency}`}
          inputMode="decimal"
          required
          value={typed}
          error={typed !== '' && amount === null ? `No amount of ${wallet.currency}` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Radio.Group label="How" value={paid ? 'sold' : 'given'} onChange={(value) => setPaid(value === 'sold')}>
          <Stack gap="xs" mt="xs">
            <Radio value="sold" label="Sell it" description="By an invoice without tax. The credit comes when it is paid." />
            <Radio value="given" label="Give it" description="At once, and for nothing." />
          </Stack>
        </Radio.Group>
        <NumberInput
          label="Lasts for days"
          description="Empty: it does not expire."
          min={1}
          max={3650}
          allowDecimal={false}
          value={days ?? ''}
          onChange={(value) => setDays(typeof value === 'number' ? value : null)}
        />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={amount === null} loading={action.isPending}>
            {paid ? 'Make the invoice' : 'Give the credit'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
