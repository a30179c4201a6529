import { Anchor, Button, Divider, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { doorApi } from '../api.tsx'
import { useMe } from '../me.tsx'
import { canUsePasskeys } from '../passkey.ts'
import { useWantedProof } from '../proof.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useDoor } from '../use-door.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { PasswordField } from './password-fields.tsx'

/** Asks again who it is before a sensitive deed, and then lets it go on. */
export function ConfirmItIsYou() {
  const wanted = useWantedProof()
  const cancel = () => wanted?.answer(false)
  return (
    <Modal
      opened={wanted !== null}
      onClose={cancel}
      title="Confirm that it is you"
      size="sm"
      // Above the dialog of the deed that waits for it, which the Escape key must not close along with it.
      zIndex={400}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      {wanted !== null && <ProofForm onProven={() => wanted.answer(true)} onCancel={cancel} />}
    </Modal>
  )
}

interface ProofProps {
  readonly onProven: () => void
  readonly onCancel: () => void
}

function ProofForm({ onProven, onCancel }: ProofProps) {
  const me = useMe()
  const canCode = me?.user.has_authenticator ?? false
  const [byCode, setByCode] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const door = useDoor(() => doorApi.proveIdentity(byCode ? { code: code.replaceAll(/\s/g, '') } : { password }), onProven)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!door.isPending) door.go(undefined)
  }
  return (
    <form onSubmit={submit}>
      <FormErrors error={door.error}>
        <Stack>
          <Text size="sm">What you are about to do opens doors or moves money. For ten minutes it is not asked again.</Text>
          {me?.user.has_passkey && canUsePasskeys() && (
            <>
              <PasskeyButton
                ask={() => doorApi.askPasskeyForProof()}
                give={(passkey) => doorApi.proveIdentity({ passkey })}
                onIn={onProven}
              />
              <Divider label="or" />
            </>
          )}
          {door.error && <ProblemPanel error={door.error} />}
          {byCode ? (
            <TextInput
              key="code"
              label="Code"
              description="The six digits that your authenticator app shows now."
              autoComplete="one-time-code"
              inputMode="numeric"
              required
              maxLength={10}
              data-autofocus
              data-mantine-stop-propagation="true"
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
            />
          ) : (
            <PasswordField
              key="password"
              at="/password"
              data-autofocus
              data-mantine-stop-propagation="true"
              value={password}
              onChange={setPassword}
            />
          )}
          {canCode && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              c="var(--qd-accent-text)"
              ta="left"
              onClick={() => {
                setByCode(!byCode)
                door.reset()
              }}
            >
              {byCode ? 'Use the password' : 'Use a code of the authenticator app'}
            </Anchor>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel} data-mantine-stop-propagation="true">
              Leave it
            </Button>
            <Button
              type="submit"
              loading={door.isPending}
              disabled={byCode ? code === '' : password === ''}
              data-mantine-stop-propagation="true"
            >
              Confirm
            </Button>
          </Group>
        </Stack>
      </FormErrors>
    </form>
  )
}
