import { Stack, Text, ThemeIcon } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { TextLink } from '../ui/link.tsx'
import { WayIn } from './way-in.tsx'

/** What happens next is in a mail. */
export function CheckYourMail({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <WayIn title="Look into your mail" foot={<TextLink to="/">Back to signing in</TextLink>}>
      <Stack align="center" gap="sm" ta="center" role="status">
        <ThemeIcon size={44} radius="xl" variant="light">
          <IconMail size={22} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {to}
        </Text>
        <Text size="sm">{children}</Text>
        <Text size="sm" c="dimmed">
          Nothing there after a few minutes? Look among the unwanted ones, and whether the address is right.
        </Text>
      </Stack>
    </WayIn>
  )
}
