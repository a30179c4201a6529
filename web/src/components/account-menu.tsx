import { Avatar, Button, Menu, Text } from '@mantine/core'
import { IconContrast, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMe } from '../me.tsx'
import { signOut } from '../sign-out.ts'
import { useToggledScheme } from '../ui/toggled-scheme.ts'
import { roleName } from './role-names.ts'
import classes from './shell.module.css'

/** Who is here, and the way out. */
export function AccountMenu() {
  const me = useMe()
  const toggle = useToggledScheme()
  const name = me?.user.name ?? 'API key'
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button variant="subtle" color="gray" px={6} className={classes.account} aria-label={`Account of ${name}`}>
          <Avatar name={name} color={me === null ? 'gray' : 'copper'} size={30} radius="xl" alt="" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text size="sm" fw={600} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {me === null ? 'Software’s way in: nobody’s name' : me.user.email}
          </Text>
          {me?.organization && (
            <Text size="xs" c="dimmed" truncate>
              {roleName(me.organization.role)} of {me.organization.name}
            </Text>
          )}
        </div>
        <Menu.Divider />
        {me !== null && (
          <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={17} stroke={1.6} aria-hidden />}>
            Your account
          </Menu.Item>
        )}
        {/* On a phone there is no room for it beside the menu. */}
        <Menu.Item hiddenFrom="xs" leftSection={<IconContrast size={17} stroke={1.6} aria-hidden />} onClick={toggle}>
          Light or dark
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} stroke={1.6} aria-hidden />} onClick={() => void signOut(me !== null)}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
