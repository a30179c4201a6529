import { Button, Menu, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { EditCustomer } from '../forms/edit-customer.tsx'
import { OrderOnce } from '../forms/order-once.tsx'
import { May, useMayEach } from '../may.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** What can be done with a customer. */
export function CustomerActions({ customer }: { readonly customer: Customer }) {
  const api = useApi()
  const may = useMayEach()
  const navigate = useNavigate()
  const [isEditing, edit] = useDisclosure()
  const [isOrdering, order] = useDisclosure()
  const isActive = customer.status === 'active'
  const bill = useAction({
    run: () => api.billCustomer(customer.id),
    says: ({ invoices, collected }) =>
      invoices > 0
        ? invoices === 1
          ? 'One invoice is made'
          : `${invoices} invoices are made`
        : collected.length > 0
          ? 'What was open is asked for'
          : 'Nothing is due',
  })
  const archive = useAction({
    run: () => (isActive ? api.archiveCustomer(customer.id) : api.unarchiveCustomer(customer.id)),
    says: ({ name, status }) => (status === 'active' ? `${name} is active again` : `${name} is archived`),
  })
  const remove = useAction({
    run: async () => {
      await api.deleteCustomer(customer.id)
      // Before the screens read anew: this one would ask for what is gone.
      await navigate({ to: '/customers' })
    },
    says: () => `${customer.name} is deleted`,
  })
  const offersMore = (['invoices:write', 'payments:write', 'customers:write'] as const).some(may)
  const error = bill.error ?? archive.error ?? remove.error
  return (
    <Stack gap="xs" align="end">
      <Button.Group>
        <May do="customers:write">
          <Button variant="default" onClick={edit.open}>
            Edit
          </Button>
        </May>
        {offersMore && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" loading={bill.isPending || archive.isPending || remove.isPending}>
                More
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {isActive && may('invoices:write') && <Menu.Item onClick={order.open}>Invoice something once</Menu.Item>}
              {may('payments:write') && <Menu.Item onClick={() => bill.mutate()}>Bill what is due</Menu.Item>}
              {may('customers:write') && (
                <>
                  <Menu.Item onClick={() => archive.mutate()}>{isActive ? 'Archive' : 'Take back from the archive'}</Menu.Item>
                  <Menu.Item color="red" onClick={() => remove.mutate()}>
                    Delete
                  </Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </Button.Group>
      {error && <ProblemPanel error={error} />}
      <EditCustomer customer={customer} opened={isEditing} onClose={edit.close} />
      <OrderOnce customer={customer} opened={isOrdering} onClose={order.close} />
    </Stack>
  )
}
