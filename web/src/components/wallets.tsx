import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { CreditGrant, Customer, Wallet } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { AutoTopUp } from '../forms/auto-top-up.tsx'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { CreateWallet } from '../forms/create-wallet.tsx'
import { TopUpWallet } from '../forms/top-up-wallet.tsx'
import { WithdrawCredit } from '../forms/withdraw-credit.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { formatMoment } from '../ui/format-date.ts'
import { Money } from '../ui/money.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'

/** What a customer has paid for in advance: each wallet with its grants, and what can be put in. */
export function Wallets({ customer }: { readonly customer: Customer }) {
  const api = useApi()
  const wallets = useQuery(queries.wallets(api, customer.id))
  const [isCreating, create] = useDisclosure()
  if (wallets.isError) return <ProblemPanel error={wallets.error} onRetry={() => void wallets.refetch()} />
  const active = (wallets.data?.data ?? []).filter(({ status }) => status === 'active')
  const add = (
    <Button size="xs" variant="default" onClick={create.open}>
      New wallet
    </Button>
  )
  return (
    <Panel
      title="Wallets"
      note="Prepaid: pays when an invoice is finalized."
      sideNeeds="wallets:write"
      side={customer.status === 'active' && add}
    >
      <Stack gap="lg">
        {wallets.isPending ? (
          <LoadingRows count={1} />
        ) : active.length === 0 ? (
          <Text size="sm" c="dimmed">
            None.
          </Text>
        ) : (
          active.map((wallet) => <OneWallet key={wallet.id} wallet={wallet} timezone={customer.timezone ?? 'UTC'} />)
        )}
      </Stack>
      <CreateWallet customer={customer} opened={isCreating} onClose={create.close} />
    </Panel>
  )
}

function OneWallet({ wallet, timezone }: { readonly wallet: Wallet; readonly timezone: string }) {
  const [isToppingUp, topUp] = useDisclosure()
  const [isSetting, auto] = useDisclosure()
  const [isTakingOut, takeOut] = useDisclosure()
  const [isClosing, close] = useDisclosure()
  const api = useApi()
  const grants = useQuery(queries.walletGrants(api, wallet.customer, wallet.id))
  const { currency, auto_top_up: rule } = wallet
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {wallet.name}
      </Text>
      <Text fz="xl" fw={650}>
        <Money minor={wallet.balance} currency={currency} />
      </Text>
      {wallet.applies_to && (
        <Text size="sm" c="dimmed">
          Pays only for {thingsOf(wallet.applies_to).join(', ')}.
        </Text>
      )}
      {grants.isError && <ProblemPanel error={grants.error} />}
      {(grants.data?.data ?? []).map((grant) => (
        <Grant key={grant.id} grant={grant} timezone={timezone} />
      ))}
      <Text size="sm" c="dimmed">
        {rule === null ? (
          'Topped up by hand.'
        ) : (
          <>
            Below <Money minor={rule.threshold} currency={currency} />, topped up by <Money minor={rule.amount} currency={currency} />.
          </>
        )}
      </Text>
      <May do="wallets:write">
        <Group gap="xs">
          <Button size="xs" onClick={topUp.open}>
            Top up
          </Button>
          <Button size="xs" variant="default" onClick={auto.open}>
            Automatic top-up
          </Button>
          {wallet.balance > 0 && (
            <Button size="xs" variant="default" onClick={takeOut.open}>
              Take out
            </Button>
          )}
          {wallet.balance === 0 && (
            <Button size="xs" variant="default" onClick={close.open}>
              Close
            </Button>
          )}
        </Group>
      </May>
      <ConfirmDeed
        opened={isClosing}
        onClose={close.close}
        title={`Close “${wallet.name}”?`}
        submit="Close it"
        isDangerous
        run={() => api.closeWallet(wallet.id)}
        says={`“${wallet.name}” is closed`}
      >
        Nothing can be put into it any more, and it is not topped up. This cannot be undone.
      </ConfirmDeed>
      <TopUpWallet wallet={wallet} opened={isToppingUp} onClose={topUp.close} />
      <WithdrawCredit wallet={wallet} opened={isTakingOut} onClose={takeOut.close} />
      <AutoTopUp wallet={wallet} opened={isSetting} onClose={auto.close} />
    </Stack>
  )
}

/** `usage`, `2 plans`. */
function thingsOf({ kinds = [], plans = [], products = [], prices = [], meters = [] }: NonNullable<Wallet['applies_to']>): string[] {
  const counted = { plan: plans, product: products, price: prices, meter: meters }
  return [
    ...kinds.map((kind) => kind.replaceAll('_', ' ')),
    ...Object.entries(counted).flatMap(([name, ids]) => (ids.length === 0 ? [] : [`${ids.length} ${name}${ids.length === 1 ? '' : 's'}`])),
  ]
}

function Grant({ grant, timezone }: { readonly grant: CreditGrant; readonly timezone: string }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" fz="sm">
      <span>
        <Money minor={grant.remaining} currency={grant.currency} />
      </span>
      <Text size="sm" c="dimmed">
        {grant.expires_at === null ? 'does not expire' : `until ${formatMoment(grant.expires_at, timezone)}`}
      </Text>
    </Group>
  )
}
