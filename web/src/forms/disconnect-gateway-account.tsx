import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { GatewayAccount } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { accountTitles } from '../components/gateway-text.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface DisconnectProps {
  /** Null: nothing is asked. */
  readonly account: GatewayAccount | null
  readonly onClose: () => void
}

/** Asks before the keys of an account are forgotten. */
export function DisconnectGatewayAccount({ account, onClose }: DisconnectProps) {
  return (
    <Modal opened={account !== null} onClose={onClose} title={account && `Disconnect ${accountTitles[account.gateway]}?`}>
      {account !== null && <Disconnect account={account} onClose={onClose} />}
    </Modal>
  )
}

function Disconnect({ account, onClose }: { readonly account: GatewayAccount; readonly onClose: () => void }) {
  const api = useApi()
  const action = useAction({
    run: () => api.disconnectGatewayAccount(account.id),
    says: ({ gateway }) => `${accountTitles[gateway]} is disconnected`,
    afterwards: onClose,
  })
  return (
    <Stack>
      <Text size="sm">
        {account.gateway === 'manual'
          ? 'Customers are no longer told where to transfer money to. What they have paid stays in the books.'
          : 'Its keys are forgotten. What customers keep there cannot be charged any more, and payments that were taken there cannot be sent back from here.'}
      </Text>
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button color="red" loading={action.isPending} onClick={() => action.mutate()}>
          Disconnect it
        </Button>
      </Group>
    </Stack>
  )
}
