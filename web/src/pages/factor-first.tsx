import { Button, Stack, Text } from '@mantine/core'
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { WayIn } from '../components/way-in.tsx'
import { AddPasskeySteps } from '../forms/add-passkey.tsx'
import { EnrolSteps } from '../forms/enrol-factor.tsx'
import { useMe } from '../me.tsx'
import { canUsePasskeys } from '../passkey.ts'
import { signOut } from '../sign-out.ts'

/** The organization wants a second factor of whoever has a role like this, so it comes before everything else. */
export function FactorFirst() {
  const me = useMe()
  const only = canUsePasskeys() ? null : 'app'
  const [kind, setKind] = useState<'passkey' | 'app' | null>(only)
  // Beginning again is all that there is to leave it for.
  const [begun, setBegun] = useState(0)
  const again = () => {
    setKind(only)
    setBegun(begun + 1)
  }
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
      {kind === null && <Choice onChosen={setKind} />}
      {kind === 'passkey' && <AddPasskeySteps key={begun} onClose={again} />}
      {kind === 'app' && <EnrolSteps key={begun} onClose={again} />}
      <Text size="xs" c="dimmed" mt="md">
        You are signed in as {me?.user.email}.
      </Text>
    </WayIn>
  )
}

function Choice({ onChosen }: { readonly onChosen: (kind: 'passkey' | 'app') => void }) {
  return (
    <Stack>
      <Stack gap={6}>
        <Button leftSection={<IconFingerprint size={18} aria-hidden />} onClick={() => onChosen('passkey')}>
          Add a passkey
        </Button>
        <Text size="sm" c="dimmed">
          A finger, a face or a PIN, on this device or on a security key.
        </Text>
      </Stack>
      <Stack gap={6}>
        <Button variant="default" leftSection={<IconDeviceMobile size={18} aria-hidden />} onClick={() => onChosen('app')}>
          Set up an authenticator app
        </Button>
        <Text size="sm" c="dimmed">
          Codes of six digits on your telephone.
        </Text>
      </Stack>
    </Stack>
  )
}
