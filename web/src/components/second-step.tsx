import { Anchor, TextInput } from '@mantine/core'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { useDoor } from '../use-door.ts'
import { DoorForm } from './door-form.tsx'

interface StepProps {
  /** What the first step was answered with. */
  readonly challenge: string
  /** They are in. */
  readonly onIn: () => void
}

/** The second step: the code of the moment, or one of those that were put aside for the day the telephone is lost. */
export function SecondStep({ challenge, onIn }: StepProps) {
  const [typed, setTyped] = useState('')
  const [isRecovery, setIsRecovery] = useState(false)
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
          key="recovery"
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
          key="code"
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
      <Anchor
        component="button"
        type="button"
        size="sm"
        c="var(--qd-accent-text)"
        ta="left"
        onClick={() => {
          setTyped('')
          setIsRecovery(!isRecovery)
          door.reset()
        }}
      >
        {isRecovery ? 'Use the authenticator app' : 'Use a recovery code instead'}
      </Anchor>
    </DoorForm>
  )
}
