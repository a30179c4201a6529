import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import type { Coupon } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface CodeProps {
  /** Null: the form is closed. */
  readonly coupon: Coupon | null
  readonly onClose: () => void
}

/** Makes a word that customers type to get a coupon. */
export function CreatePromotionCode({ coupon, onClose }: CodeProps) {
  return (
    <Modal opened={coupon !== null} onClose={onClose} title={`New code for “${coupon?.name ?? ''}”`}>
      {coupon !== null && <CodeForm coupon={coupon} onClose={onClose} />}
    </Modal>
  )
}

function CodeForm({ coupon, onClose }: { readonly coupon: Coupon; readonly onClose: () => void }) {
  const api = useApi()
  const [code, setCode] = useState('')
  const [most, setMost] = useState<number | null>(null)
  const action = useAction({
    run: () => api.createPromotionCode({ coupon: coupon.id, ...(code !== '' && { code }), max_redemptions: most }),
    says: (made) => `${made.code} can be redeemed`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Code"
          description="Letters, digits, -, _ and .; it is the same in any case of letters. Empty: one is made."
          maxLength={64}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.trim())}
        />
        <NumberInput
          label="Redeemed at most"
          description="Empty: as often as the coupon can be."
          min={1}
          allowDecimal={false}
          value={most ?? ''}
          onChange={(value) => setMost(typeof value === 'number' ? value : null)}
        />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={action.isPending}>
            Create the code
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
