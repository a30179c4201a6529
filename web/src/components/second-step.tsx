import { Anchor, Stack, TextInput } from '@mantine/core'
import type { Login } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { canUsePasskeys } from '../passkey.ts'
import { useDoor } from '../use-door.ts'
import { DoorForm } from './door-form.tsx'
import { PasskeyButton } from './passkey-button.tsx'

/** What the first step was answered with, where there is a second. */
export interface Step {
  readonly challenge: string
  readonly second_factors: Login['second_factors']
}

/** Null: they are in. */
export function stepOf({ challenge, second_factors }: Login): Step | null {
  return challenge === null ? null : { challenge, second_factors }
}

interface StepProps {
  readonly step: Step
  /** They are in. */
  readonly onIn: () => void
}

type Way = 'passkey' | 'code' | 'recovery_code'

/** The second step: a passkey, the code of the moment, or one of those that were put aside for the day that these are lost. */
export function SecondStep({ step: { challenge, second_factors }, onIn }: StepProps) {
  const ways = second_factors.filter((way) => way !== 'passkey' || canUsePasskeys())
  const [way, setWay] = useState<Way>(ways[0] ?? 'recovery_code')
  return (
    <Stack>
      {way === 'passkey' && (
        <PasskeyButton
          variant="filled"
          autoFocus
          ask={() => doorApi.askPasskeyForSecondFactor({ challenge })}
          give={(passkey) => doorApi.giveSecondFactor({ challenge, passkey })}
          onIn={onIn}
        />
      )}
      {way === 'code' && <CodeForm key="code" challenge={challenge} onIn={onIn} />}
      {way === 'recovery_code' && <CodeForm key="recovery" challenge={challenge} isRecovery onIn={onIn} />}
      {ways
        .filter((other) => other !== way)
        .map((other) => (
          <Anchor key={other} component="button" type="button" size="sm" c="var(--qd-accent-text)" ta="left" onClick={() => setWay(other)}>
            {otherWays[other]}
          </Anchor>
        ))}
    </Stack>
  )
}

const otherWays: Readonly<Record<Way, string>> = {
  passkey: 'Use a passkey',
  code: 'Use the authenticator app',
  recovery_code: 'Use a recovery code instead',
}

interface CodeProps {
  readonly challenge: string
  readonly isRecovery?: boolean
  readonly onIn: () => void
}

function CodeForm({ challenge, isRecovery = false, onIn }: CodeProps) {
  const [typed, setTyped] = useState('')
  const code = typed.replaceAll(/\s/g, '')
  const door = useDoor(() => doorApi.giveSecondFactor({ challenge, ...(isRecovery ? { recovery_code: code } : { code }) }), onIn)
  return (
    <DoorForm
      submit="Go on"
      onSubmit={() => door.go(undefined)}
      error={door.error}
      isReady={isRecovery ? code.length >= 8 : /^\d{6}$/.test(code)}
      isPending={door.isPending}
    >
      {isRecovery ? (
        <TextInput
          label="Recovery code"
          description="One of the ten that you put aside. Each works once."
          autoComplete="off"
          spellCheck={false}
          required
          maxLength={64}
          autoFocus
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      ) : (
        <TextInput
          label="Code"
          description="The six digits that your authenticator app shows now."
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          maxLength={10}
          autoFocus
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
    </DoorForm>
  )
}
