import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer, PaymentMethod } from '@quarterday/sdk/types.gen.ts'
import { IconCreditCard, IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { AddTestCard } from '../forms/add-test-card.tsx'
import { queries } from '../queries.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

/** How a customer pays without being asked. */
export function PaymentMethods({ customer }: { readonly customer: Customer }) {
  const [isAdding, add] = useDisclosure()
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const methods = useQuery(queries.paymentMethods(api, customer.id))
  if (methods.isError) return <ProblemPanel error={methods.error} />
  const active = (methods.data?.data ?? []).filter(({ status }) => status === 'active')
  return (
    <Panel
      title="Payment methods"
      side={
        customer.status === 'active' &&
        organization?.kind === 'sandbox' && (
          <Button size="xs" variant="default" onClick={add.open}>
            Add a test card
          </Button>
        )
      }
    >
      {methods.isPending ? (
        <LoadingRows count={1} />
      ) : active.length === 0 ? (
        <Text size="sm" c="dimmed">
          None: invoices wait until they are paid another way.
        </Text>
      ) : (
        <Stack gap="xs">
          {active.map((method) => (
            <OneMethod key={method.id} method={method} />
          ))}
        </Stack>
      )}
      <AddTestCard customer={customer} opened={isAdding} onClose={add.close} />
    </Panel>
  )
}

function OneMethod({ method }: { readonly method: PaymentMethod }) {
  const api = useApi()
  const makeDefault = useAction({ run: () => api.makePaymentMethodDefault(method.id), says: () => 'This one is charged from now on' })
  const remove = useAction({ run: () => api.removePaymentMethod(method.id), says: () => 'The payment method is removed' })
  const name = `${brandName(method.brand)} ending in ${method.last4 ?? '····'}`
  const error = makeDefault.error ?? remove.error
  return (
    <Stack gap="xs">
      <Group gap="sm" wrap="nowrap">
        <IconCreditCard size={20} stroke={1.5} aria-hidden />
        <Text size="sm" flex={1}>
          {name}
          {method.exp_month !== null && method.exp_year !== null && (
            <Text span c="dimmed" size="sm">
              , {String(method.exp_month).padStart(2, '0')}/{method.exp_year}
            </Text>
          )}
        </Text>
        {method.default && <StatusBadge look={{ label: 'Default', color: 'gray' }} />}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`What to do with ${name}`}
              loading={makeDefault.isPending || remove.isPending}
            >
              <IconDots size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!method.default && <Menu.Item onClick={() => makeDefault.mutate()}>Charge this one</Menu.Item>}
            <Menu.Item color="red" onClick={() => remove.mutate()}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      {error && <ProblemPanel error={error} />}
    </Stack>
  )
}

function brandName(brand: string | null): string {
  return brand === null ? 'Card' : (brands[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1))
}

const brands: Readonly<Record<string, string>> = { amex: 'American Express', mastercard: 'Mastercard', diners: 'Diners Club', jcb: 'JCB' }
