import { ActionIcon, AppShell, Box, Burger, Group, ScrollArea, Text, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMayEach } from '../may.tsx'
import { Announcements } from '../ui/announce.tsx'
import { useToggledScheme } from '../ui/toggled-scheme.ts'
import { AccountMenu } from './account-menu.tsx'
import { ClockChip } from './clock-chip.tsx'
import { ConfirmItIsYou } from './confirm-it-is-you.tsx'
import { Logo } from './logo.tsx'
import { OrganizationSwitcher } from './organization-switcher.tsx'
import { screenGroups } from './screens.ts'
import classes from './shell.module.css'

/** What stands around every screen. */
export function Shell({ children }: { readonly children: ReactNode }) {
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
        <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Screens" aria-expanded={isOpen} />
            <Link to="/" className={`${classes.brand} mantine-visible-from-xs`} aria-label="Quarterday, home">
              <Logo />
              <Text span fw={700} fz="lg" lts="-0.01em" visibleFrom="md">
                Quarterday
              </Text>
            </Link>
            <OrganizationSwitcher />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ClockChip />
            <Box visibleFrom="xs">
              <ColorSchemeButton />
            </Box>
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label="Screens">
        <ScrollArea p="sm" flex={1} type="hover" scrollbarSize={6}>
          <Screens onChosen={close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <div className={classes.content}>{children}</div>
      </AppShell.Main>
      <ConfirmItIsYou />
      <Announcements />
    </AppShell>
  )
}

function Screens({ onChosen }: { readonly onChosen: () => void }) {
  const may = useMayEach()
  return (
    <>
      {screenGroups.map(({ title, screens }) => {
        const offered = screens.filter(({ needs }) => may(needs))
        return (
          offered.length > 0 && (
            <div key={title} className={classes.group}>
              {title !== null && (
                <Text size="xs" fw={600} c="dimmed" px="0.75rem" pb={4}>
                  {title}
                </Text>
              )}
              {offered.map(({ to, label, icon: Icon }) => (
                <Link key={to} to={to} className={classes.screen} activeOptions={{ exact: to === '/' }} onClick={onChosen}>
                  <Icon size={19} stroke={1.6} aria-hidden />
                  {label}
                </Link>
              ))}
            </div>
          )
        )
      })}
      <Text size="xs" c="dimmed" mt="lg" px="0.75rem" pb={4}>
        <a href="/docs" className={classes.quiet}>
          API reference
        </a>
      </Text>
    </>
  )
}

function ColorSchemeButton() {
  const toggle = useToggledScheme()
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" title="Light or dark" onClick={toggle}>
      <IconSun size={19} stroke={1.6} className={classes.sun} aria-hidden />
      <IconMoon size={19} stroke={1.6} className={classes.moon} aria-hidden />
      <VisuallyHidden>Light or dark</VisuallyHidden>
    </ActionIcon>
  )
}
