import { AppShell, Avatar, Burger, Button, Group, Menu, ScrollArea, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFlask, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Announcements } from '../ui/announce.tsx'
import { useMe } from './me.tsx'
import { navigation } from './navigation.ts'
import { usePortal } from './portal.tsx'
import classes from './shell.module.css'
import { SwitchCustomer } from './switch-customer.tsx'
import { shellTexts } from './texts/shell.ts'
import { stateTexts } from './texts/states.ts'
import { useTexts } from './texts.ts'
import { Preferences } from './ui/preferences.tsx'
import { SellerMark } from './ui/seller-mark.tsx'
import { useLogOut } from './use-log-out.ts'

/** What stands around every screen of who is in. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const { seller, sandbox } = usePortal().page
  const t = useTexts(shellTexts)
  const { close: closeLabel } = useTexts(stateTexts)
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
      classNames={{ header: classes.bar, navbar: classes.bar }}
    >
      <a href="#content" className="skip-link">
        {t.skip}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t.menu} aria-expanded={isOpen} />
            <Link to="/" className={classes.brand} aria-label={t.home(seller)}>
              <SellerMark seller={seller} />
              <Text span fw={650} truncate className={classes.seller}>
                {seller}
              </Text>
            </Link>
          </Group>
          <Group gap={4} wrap="nowrap">
            <Preferences />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t.menu}>
        <ScrollArea p="sm" flex={1} type="hover" scrollbarSize={6}>
          {navigation.map(({ to, name, icon: Icon }) => (
            <Link key={to} to={to} className={classes.screen} activeOptions={{ exact: to === '/' }} onClick={close}>
              <Icon size={19} stroke={1.6} aria-hidden />
              {t.screens[name]}
            </Link>
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <div className={classes.content}>
          {sandbox && (
            <p className={classes.test}>
              <IconFlask size={17} stroke={1.6} aria-hidden />
              {t.test}
            </p>
          )}
          {children}
        </div>
      </AppShell.Main>
      <Announcements close={closeLabel} />
    </AppShell>
  )
}

/** Who is here, for whom, and the way out. */
function AccountMenu() {
  const t = useTexts(shellTexts)
  const { user, customer, customers } = useMe()
  const logOut = useLogOut()
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Button variant="subtle" color="gray" px={6} className={classes.account} aria-label={t.accountOf(user.name)}>
          <Avatar name={user.name} color="accent" size={32} radius="xl" alt="" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text size="sm" fw={600} truncate>
            {user.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {user.email}
          </Text>
          {customer.name !== user.name && (
            <Text size="xs" c="dimmed" truncate>
              {customer.name}
            </Text>
          )}
        </div>
        {customers.length > 1 && <SwitchCustomer customer={customer.id} customers={customers} />}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} stroke={1.6} aria-hidden />} onClick={logOut}>
          {t.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
