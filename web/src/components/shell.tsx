import { ActionIcon, AppShell, Burger, Group, Text, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconActivityHeartbeat,
  IconBuildingBank,
  IconCalendarDollar,
  IconDiscount,
  IconFileInvoice,
  IconGauge,
  IconHome,
  IconLogout,
  IconMail,
  IconMoon,
  IconReceiptTax,
  IconRefresh,
  IconScale,
  IconSun,
  IconTags,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { signOut } from '../session.ts'
import { Announcements } from '../ui/announce.tsx'
import { ClockChip } from './clock-chip.tsx'
import { Logo } from './logo.tsx'
import classes from './shell.module.css'

const screens = [
  { to: '/', label: 'Home', icon: IconHome },
  { to: '/customers', label: 'Customers', icon: IconUsers },
  { to: '/subscriptions', label: 'Subscriptions', icon: IconRefresh },
  { to: '/invoices', label: 'Invoices', icon: IconFileInvoice },
  { to: '/catalog', label: 'Catalog', icon: IconTags },
  { to: '/usage', label: 'Usage', icon: IconGauge },
  { to: '/discounts', label: 'Discounts', icon: IconDiscount },
  { to: '/taxes', label: 'Taxes', icon: IconReceiptTax },
  { to: '/dunning', label: 'Dunning', icon: IconCalendarDollar },
  { to: '/messages', label: 'Messages', icon: IconMail },
  { to: '/disputes', label: 'Disputes', icon: IconScale },
  { to: '/settings/gateways', label: 'Gateways', icon: IconBuildingBank },
  { to: '/webhooks', label: 'Webhooks', icon: IconWebhook },
  { to: '/operation', label: 'Operation', icon: IconActivityHeartbeat },
] as const

/** What stands around every screen. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false)
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
      classNames={{ header: classes.bar, navbar: classes.bar }}
    >
      <a href="#content" className="skip-link">
        Skip to the content
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Screens" aria-expanded={isOpen} />
            <Link to="/" className={classes.brand} aria-label="Quarterday, home">
              <Logo />
              <Text span fw={700} fz="lg" lts="-0.01em" visibleFrom="xs">
                Quarterday
              </Text>
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ClockChip />
            <ColorSchemeButton />
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Sign out" title="Sign out" onClick={() => signOut()}>
              <IconLogout size={19} stroke={1.6} />
            </ActionIcon>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Screens">
        {screens.map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} className={classes.screen} activeOptions={{ exact: to === '/' }} onClick={close}>
            <Icon size={19} stroke={1.6} aria-hidden />
            {label}
          </Link>
        ))}
        <Text size="xs" c="dimmed" mt="auto" px="sm" pb={4}>
          <a href="/docs" className={classes.quiet}>
            API reference
          </a>
        </Text>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <div className={classes.content}>
          <Outlet />
        </div>
      </AppShell.Main>
      <Announcements />
    </AppShell>
  )
}

function ColorSchemeButton() {
  const { setColorScheme } = useMantineColorScheme()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      title="Light or dark"
      onClick={() => setColorScheme(document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'light' : 'dark')}
    >
      <IconSun size={19} stroke={1.6} className={classes.sun} aria-hidden />
      <IconMoon size={19} stroke={1.6} className={classes.moon} aria-hidden />
      <VisuallyHidden>Light or dark</VisuallyHidden>
    </ActionIcon>
  )
}
