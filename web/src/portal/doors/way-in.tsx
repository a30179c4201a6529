import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { usePortal } from '../portal.tsx'
import { shellTexts } from '../texts/shell.ts'
import { useTexts } from '../texts.ts'
import { Preferences } from '../ui/preferences.tsx'
import { useTabTitle } from '../ui/screen.tsx'
import { SellerMark } from '../ui/seller-mark.tsx'
import classes from './way-in.module.css'

interface WayInProps {
  /** Also of the browser's tab. */
  readonly title: string
  readonly note?: ReactNode
  /** Below the card. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** A screen for those who are not in yet: whose portal it is, and one card with one thing to do. */
export function WayIn({ title, note, foot, children }: WayInProps) {
  const { seller, sandbox } = usePortal().page
  const t = useTexts(shellTexts)
  useTabTitle(title)
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Group gap="sm" wrap="nowrap" miw={0}>
          <SellerMark seller={seller} />
          <Text fw={650} truncate>
            {seller}
          </Text>
        </Group>
        <Preferences />
      </header>
      <main className={classes.main}>
        <Stack w="100%" maw={420} gap="lg">
          <Stack gap={6}>
            <Title order={1} size="h2">
              {title}
            </Title>
            {note && (
              <Text c="dimmed" component="div">
                {note}
              </Text>
            )}
          </Stack>
          <Paper p="lg" radius="lg" className={classes.card}>
            {children}
          </Paper>
          {foot && (
            <Text size="sm" component="div" className={classes.foot}>
              {foot}
            </Text>
          )}
          {sandbox && (
            <p className={classes.test}>
              <IconFlask size={16} stroke={1.6} aria-hidden />
              {t.test}
            </p>
          )}
        </Stack>
      </main>
    </div>
  )
}
