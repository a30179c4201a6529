import { Stack, Text, ThemeIcon } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { doorTexts } from '../texts/doors.ts'
import { useTexts } from '../texts.ts'
import { TextLink } from '../ui/link.tsx'
import { WayIn } from './way-in.tsx'

/** What happens next is in a mail. */
export function CheckYourMail({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const t = useTexts(doorTexts)
  return (
    <WayIn title={t.mailTitle} foot={<TextLink to="/">{t.back}</TextLink>}>
      <Stack align="center" gap="sm" ta="center" role="status">
        <ThemeIcon size={48} radius="xl" variant="light">
          <IconMail size={24} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {to}
        </Text>
        <Text size="sm">{children}</Text>
        <Text size="sm" c="dimmed">
          {t.mailNothing}
        </Text>
      </Stack>
    </WayIn>
  )
}
