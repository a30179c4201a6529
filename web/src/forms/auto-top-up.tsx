import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { Wallet } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { formatAmount } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'

interface AutoTopUpProps {
  readonly wallet: Wallet
  readonly opened: boolean
  readonly onClose: () => void
}

/** Sets when a wallet is topped up by itself, or that it is not. */
export function AutoTopUp(props: AutoTopUpProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Automatic top-up">
      <AutoTopUpForm {...props} />
    </Modal>
  )
}

function AutoTopUpForm({ wallet, onClose }: AutoTopUpProps) {
  const api = useApi()
  const { currency, auto_top_up: now } = wallet
  const shown = (minor: number | undefined): string =>
    minor === undefined ? '' : formatAmount(minor, currency, 'en-US').replaceAll(',', '')
  const [below, setBelow] = useState(shown(now?.threshold))
  const [by, setBy] = useState(shown(now?.amount))
  const threshold = minorUnits(below, currency)
  const amount = minorUnits(by, currency)
  const isEnough = threshold !== null && amount !== null && amount >= threshold
  const action = useAction({
    run: (isOn: boolean) =>
      api.updateWallet(wallet.id, {
        auto_top_up:
          isOn && threshold !== null && amount !== null ? { threshold, amount, expires_after_days: now?.expires_after_days ?? null } : null,
      }),
    says: (after) => (after.auto_top_up === null ? 'The wallet is topped up by hand only' : 'The wallet is topped up by itself'),
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isEnough) action.mutate(true)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">Below the threshold an invoice is made; not again while it is unpaid.</Text>
        <TextInput
          label={`Threshold in ${currency}`}
          inputMode="decimal"
          required
          value={below}
          error={below !== '' && threshold === null ? `No amount of ${currency}` : null}
          onChange={(event) => setBelow(event.currentTarget.value)}
        />
        <TextInput
          label={`Top up by, in ${currency}`}
          inputMode="decimal"
          required
          value={by}
          error={by !== '' && !isEnough && threshold !== null ? 'At least the threshold, so that one is enough' : null}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          {now !== null && (
            <Button variant="default" loading={action.isPending} onClick={() => action.mutate(false)}>
              Switch off
            </Button>
          )}
          <Button type="submit" disabled={!isEnough} loading={action.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
