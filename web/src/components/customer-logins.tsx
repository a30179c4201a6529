import { Button, Group, Menu, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer, CustomerLogin } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { InviteCustomerLogin } from '../forms/invite-customer-login.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

/** Which people act for a customer in the portal; for those who may look into that. */
export function CustomerLogins({ customer }: { readonly customer: Customer }) {
  return (
    <May do="portal:read">
      <Logins customer={customer} />
    </May>
  )
}

function Logins({ customer }: { readonly customer: Customer }) {
  const api = useApi()
  const logins = useQuery(queries.customerLogins(api, customer.id))
  const [isInviting, inviting] = useDisclosure()
  const remove = useAction({
    run: ({ user }: CustomerLogin) => api.removeCustomerLogin(customer.id, user),
    says: () => 'They are out of the portal with the next click',
  })
  if (logins.isError) return <ProblemPanel error={logins.error} onRetry={() => void logins.refetch()} />
  const invite = (
    <Button size="xs" variant="default" onClick={inviting.open}>
      Let somebody in
    </Button>
  )
  return (
    <Panel title="Portal" note="Who acts for this customer there." sideNeeds="portal:write" side={customer.status === 'active' && invite}>
      <Stack gap="sm">
        {remove.error && <ProblemPanel error={remove.error} />}
        {logins.isPending ? (
          <LoadingRows count={1} />
        ) : logins.data.data.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nobody.
          </Text>
        ) : (
          logins.data.data.map((login) => (
            <OneLogin key={login.user} login={login} isPending={remove.isPending} onRemove={() => remove.mutate(login)} />
          ))
        )}
      </Stack>
      <InviteCustomerLogin customer={customer} opened={isInviting} onClose={inviting.close} />
    </Panel>
  )
}

interface OneProps {
  readonly login: CustomerLogin
  readonly isPending: boolean
  readonly onRemove: () => void
}

function OneLogin({ login: { name, email, verified }, isPending, onRemove }: OneProps) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" justify="space-between">
      <Stack gap={2} miw={0}>
        <Text size="sm" truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate title={email}>
          {email}
        </Text>
        {!verified && <StatusBadge look={{ label: 'Has not come yet', color: 'yellow' }} />}
      </Stack>
      <May do="portal:write">
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" miw="max-content" disabled={isPending} aria-label={`More for ${name}`}>
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={onRemove}>
              Shut them out
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </May>
    </Group>
  )
}
