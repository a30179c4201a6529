import { Button, Group, Menu, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer, PaymentMethod } from '@quarterday/sdk/types.gen.ts'
import { IconCreditCard } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { AddTestCard } from '../forms/add-test-card.tsx'
import { RemovePaymentMethod } from '../forms/remove-payment-method.tsx'
import { SetUpPaymentMethod } from '../forms/set-up-payment-method.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { methodTitle } from './method-text.ts'
import { expiryOf } from './payment-text.ts'

/** What a customer can be charged by, and all that can be done with it. */
export function PaymentMethods({ customer }: { readonly customer: Customer }) {
  const api = useApi()
  const methods = useQuery(queries.paymentMethods(api, customer.id))
  const organization = useQuery(queries.organization(api))
  const [isAdding, adding] = useDisclosure()
  const [isTesting, testing] = useDisclosure()
  const [removed, setRemoved] = useState<PaymentMethod | null>(null)
  const makeDefault = useAction({
    run: ({ id }: PaymentMethod) => api.makePaymentMethodDefault(id),
    says: (method) => `${methodTitle(method)} is charged from now on`,
  })
  if (methods.isError) return <ProblemPanel error={methods.error} onRetry={() => void methods.refetch()} />
  const active = (methods.data?.data ?? []).filter(({ status }) => status === 'active')
  const add = (
    <Group gap="xs">
      {organization.data?.kind === 'sandbox' && (
        <Button size="xs" variant="default" onClick={testing.open}>
          Add a test card
        </Button>
      )}
      <Button size="xs" variant="default" onClick={adding.open}>
        Add one
      </Button>
    </Group>
  )
  return (
    <Panel title="Payment methods" sideNeeds="payment_methods:write" side={customer.status === 'active' && organization.isSuccess && add}>
      <Stack gap="xs">
        {methods.isPending ? (
          <LoadingRows count={1} />
        ) : active.length === 0 ? (
          <Text size="sm" c="dimmed">
            None: invoices wait until they are paid another way.
          </Text>
        ) : (
          active.map((method) => (
            <OneMethod
              key={method.id}
              method={method}
              now={organization.data?.now ?? null}
              isPending={makeDefault.isPending}
              onDefault={() => makeDefault.mutate(method)}
              onRemove={() => setRemoved(method)}
            />
          ))
        )}
        {makeDefault.error && <ProblemPanel error={makeDefault.error} />}
      </Stack>
      {organization.isSuccess && (
        <SetUpPaymentMethod customer={customer} organization={organization.data} opened={isAdding} onClose={adding.close} />
      )}
      <AddTestCard customer={customer} opened={isTesting} onClose={testing.close} />
      <RemovePaymentMethod method={removed} isLast={active.length === 1} onClose={() => setRemoved(null)} />
    </Panel>
  )
}

interface OneProps {
  readonly method: PaymentMethod
  /** By the clock of the organization. Null: not known yet. */
  readonly now: string | null
  readonly isPending: boolean
  readonly onDefault: () => void
  readonly onRemove: () => void
}

function OneMethod({ method, now, isPending, onDefault, onRemove }: OneProps) {
  const expiry = now === null ? null : expiryOf(method, now)
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <IconCreditCard size={20} stroke={1.5} aria-hidden />
      <Stack gap={4} flex={1} miw={0}>
        <Text size="sm">
          {methodTitle(method)}
          {method.exp_month !== null && method.exp_year !== null && (
            <Text span c="dimmed" size="sm">
              , {String(method.exp_month).padStart(2, '0')}/{method.exp_year}
            </Text>
          )}
        </Text>
        {(method.default || expiry !== null) && (
          <Group gap={6}>
            {method.default && <StatusBadge look={{ label: 'Default', color: 'gray' }} />}
            {expiry && <StatusBadge look={expiry} />}
          </Group>
        )}
      </Stack>
      <May do="payment_methods:write">
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="subtle"
              miw="max-content"
              disabled={isPending}
              aria-label={`More for ${methodTitle(method)}`}
            >
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {!method.default && <Menu.Item onClick={onDefault}>Charge this one</Menu.Item>}
            <Menu.Item color="red" onClick={onRemove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </May>
    </Group>
  )
}
