import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { User } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { DisableFactor } from '../forms/disable-factor.tsx'
import { EnrolFactor } from '../forms/enrol-factor.tsx'
import { RenewRecoveryCodes } from '../forms/renew-recovery-codes.tsx'
import { Panel } from '../ui/panel.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'

interface FactorProps {
  readonly user: User
  readonly codesLeft: number
}

/** Codes that are asked for beside the password, and those that let in when everything else is lost. */
export function FactorPanel({ user: { has_authenticator: isOn, has_second_factor: hasCodes }, codesLeft }: FactorProps) {
  const [dialog, setDialog] = useState<'enrol' | 'disable' | 'codes' | null>(null)
  const close = () => setDialog(null)
  return (
    <Panel
      title="Authenticator app"
      note="A code from an app on your telephone, beside the password: whoever learns the one still lacks the other."
      side={<StatusBadge look={isOn ? { label: 'On', color: 'teal' } : { label: 'Off', color: 'gray' }} />}
    >
      <Stack gap="sm">
        {hasCodes && (
          <Text size="sm">
            {codesLeft === 0
              ? 'No recovery codes are left.'
              : codesLeft === 1
                ? 'One recovery code is left.'
                : `${codesLeft} recovery codes are left.`}{' '}
            They let you in when the telephone or the passkey is lost.
          </Text>
        )}
        {hasCodes && codesLeft <= 3 && <Alert color="yellow">Make new recovery codes before the last one is used.</Alert>}
        <Group gap="xs">
          {hasCodes && (
            <Button size="xs" variant="default" onClick={() => setDialog('codes')}>
              New recovery codes
            </Button>
          )}
          {isOn ? (
            <Button size="xs" variant="light" color="red" onClick={() => setDialog('disable')}>
              Turn it off
            </Button>
          ) : (
            <Button size="xs" onClick={() => setDialog('enrol')}>
              Turn it on
            </Button>
          )}
        </Group>
      </Stack>
      <EnrolFactor opened={dialog === 'enrol'} onClose={close} />
      <DisableFactor opened={dialog === 'disable'} onClose={close} />
      <RenewRecoveryCodes opened={dialog === 'codes'} onClose={close} />
    </Panel>
  )
}
