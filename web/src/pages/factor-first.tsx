import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { WayIn } from '../components/way-in.tsx'
import { EnrolSteps } from '../forms/enrol-factor.tsx'
import { useMe } from '../me.tsx'
import { signOut } from '../sign-out.ts'

/** The organization wants a second factor of whoever has a role like this, so it comes before everything else. */
export function FactorFirst() {
  const me = useMe()
  // Beginning again is all that there is to leave it for.
  const [begun, setBegun] = useState(0)
  return (
    <WayIn
      title="A second factor is asked for"
      note={`${me?.organization?.name ?? 'The organization'} asks it of owners and administrators. It takes a minute.`}
      width={480}
      foot={
        <Button variant="subtle" size="compact-sm" onClick={() => void signOut(true)}>
          Sign out
        </Button>
      }
    >
      <EnrolSteps key={begun} onClose={() => setBegun(begun + 1)} />
      <Text size="xs" c="dimmed" mt="md">
        You are signed in as {me?.user.email}.
      </Text>
    </WayIn>
  )
}
