import { Menu, Text } from '@mantine/core'
import type { PortalCustomerChoice } from '@quarterday/sdk/types.gen.ts'
import { IconCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { announce } from '../ui/announce.tsx'
import { usePortalApi } from './api.tsx'
import { usePortal } from './portal.tsx'
import { shellTexts } from './texts/shell.ts'
import { stateTexts } from './texts/states.ts'
import { useTexts } from './texts.ts'

interface SwitchProps {
  /** For whom they act now. */
  readonly customer: string
  readonly customers: readonly PortalCustomerChoice[]
}

/** For whom else a person may go on: entries of a menu. */
export function SwitchCustomer({ customer, customers }: SwitchProps) {
  const t = useTexts(shellTexts)
  const { failed } = useTexts(stateTexts)
  const switchTo = useSwitchCustomer()
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t.actFor}</Menu.Label>
      {customers.map(({ id, name }) => (
        <Menu.Item
          key={id}
          aria-current={id === customer}
          disabled={id === customer}
          rightSection={id === customer && <IconCheck size={16} aria-hidden />}
          onClick={() => void switchTo(id).catch(() => announce(failed))}
        >
          <Text size="sm" truncate>
            {name}
          </Text>
        </Menu.Item>
      ))}
    </>
  )
}

/** Goes on for another customer, from the start: nothing that was read for the one before is kept. */
export function useSwitchCustomer(): (customer: string) => Promise<void> {
  const api = usePortalApi()
  const { stays } = usePortal()
  const navigate = useNavigate()
  return async (customer) => {
    const { access_token, ...rest } = await api.switchPortalCustomer({ customer, use_cookie: true })
    if (access_token === null) throw new Error('A first answer has its token')
    await navigate({ to: '/' })
    stays.letIn({ ...rest, access_token })
  }
}
