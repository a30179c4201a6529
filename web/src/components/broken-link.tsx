import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { TextLink } from '../ui/link.tsx'
import { WayIn } from './way-in.tsx'

/** A link that leads nowhere, and what to do about it. */
export function BrokenLink({ children }: { readonly children: ReactNode }) {
  return (
    <WayIn title="This link is not whole" foot={<TextLink to="/">Back to signing in</TextLink>}>
      <Stack gap="sm" role="alert">
        <Text size="sm">Something is missing at its end. Open it once more from the mail, or copy all of it.</Text>
        <Text size="sm">{children}</Text>
      </Stack>
    </WayIn>
  )
}
