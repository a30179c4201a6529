import { Anchor, Center, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Logo } from './logo.tsx'
import classes from './way-in.module.css'

interface WayInProps {
  /** Also of the browser's tab. */
  readonly title: string
  readonly note?: ReactNode
  /** Below the card. */
  readonly foot?: ReactNode
  readonly width?: number
  readonly children: ReactNode
}

/** A screen for those who are not in yet: one card with one thing to do. */
export function WayIn({ title, note, foot, width = 400, children }: WayInProps) {
  useEffect(() => {
    document.title = `${title} · Quarterday`
  }, [title])
  return (
    <Center mih="100dvh" p="md" component="main" className={classes.page}>
      <Stack w="100%" maw={width} gap="lg">
        <Stack align="center" gap="xs">
          <Logo size={52} />
          <Title order={1} size="h2" ta="center">
            {title}
          </Title>
          {note && (
            <Text c="dimmed" ta="center" component="div">
              {note}
            </Text>
          )}
        </Stack>
        <Paper p="lg" radius="lg" className={classes.card}>
          {children}
        </Paper>
        {foot && (
          <Text size="sm" c="dimmed" ta="center" component="div">
            {foot}
          </Text>
        )}
        <Text size="xs" c="dimmed" ta="center">
          <Anchor href="/docs" size="xs" c="inherit" td="underline">
            API reference
          </Anchor>
        </Text>
      </Stack>
    </Center>
  )
}
