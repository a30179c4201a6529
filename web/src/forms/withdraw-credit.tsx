import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import type { Wallet, WalletWithdrawalCreate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'

interface WithdrawProps {
  readonly wallet: Wallet
  readonly opened: boolean
  readonly onClose: () => void
}

/** Takes bought credit that nobody used out of a wallet. */
export function WithdrawCredit(props: WithdrawProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Take out of “${props.wallet.name}”`}>
      {props.opened && <WithdrawForm {...props} />}
    </Modal>
  )
}

type Destination = WalletWithdrawalCreate['destination']

const destinations = [
  { value: 'refund', label: 'Send it back', description: 'By the payments that bought it, with a credit note.' },
  { value: 'customer_balance', label: 'To the customer’s credit', description: 'Pays what is open, and then what comes.' },
  { value: 'forfeit', label: 'Keep it', description: 'It is lost to the customer, as if it had expired.' },
] as const satisfies readonly { readonly value: Destination; readonly label: string; readonly description: string }[]

function WithdrawForm({ wallet, onClose }: WithdrawProps) {
  const api = useApi()
  const { id, currency } = wallet
  const [typed, setTyped] = useState('')
  const [destination, setDestination] = useState<Destination>('refund')
  const balance = useQuery({
    queryKey: ['wallet balance', id],
    queryFn: ({ signal }) => api.getWalletBalance(id, { signal }),
    staleTime: 0,
  })
  const amount = typed === '' ? null : minorUnits(typed, currency)
  const isWrong = typed !== '' && amount === null
  const action = useAction({
    run: () => api.withdrawFromWallet(id, { amount, destination }),
    says: (withdrawal) => `${formatMoney(withdrawal.amount, currency)} was taken out of the wallet`,
    afterwards: onClose,
  })

  const problem = action.error ?? balance.error

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isWrong) action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        {balance.data && (
          <Text size="sm">
            {formatMoney(balance.data.withdrawable, currency)} of it was bought and can be taken out. What was given stays.
          </Text>
        )}
        <TextInput
          label={`Amount in ${currency}`}
          description="Empty: all that can be taken out."
          inputMode="decimal"
          value={typed}
          error={isWrong ? `No amount of ${currency}` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Radio.Group
          label="Where it goes"
          value={destination}
          onChange={(value) => setDestination(destinations.find((each) => each.value === value)?.value ?? 'refund')}
        >
          <Stack gap="xs" mt="xs">
            {destinations.map((each) => (
              <Radio key={each.value} {...each} />
            ))}
          </Stack>
        </Radio.Group>
        {problem && <ProblemPanel error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" color="red" disabled={isWrong || balance.data?.withdrawable === 0} loading={action.isPending}>
            Take it out
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
