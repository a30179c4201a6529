import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import type { DialogProps } from './form-dialog.tsx'

interface ConfirmDeedProps extends DialogProps {
  readonly title: string
  /** What comes of it, and whether it can be undone. */
  readonly children: ReactNode
  readonly submit: string
  readonly dismiss?: string
  readonly isDangerous?: boolean
  readonly run: () => Promise<unknown>
  readonly says: string
}

/** Asks once more before something is done that leaves traces. */
export function ConfirmDeed({ opened, title, ...deed }: ConfirmDeedProps) {
  return (
    <Modal opened={opened} onClose={deed.onClose} title={title}>
      <Deed {...deed} />
    </Modal>
  )
}

function Deed(deed: Omit<ConfirmDeedProps, 'opened' | 'title'>) {
  const { onClose, children, submit, dismiss = 'Leave it', isDangerous = false, run, says } = deed
  const action = useAction({ run, says: () => says, afterwards: onClose })
  return (
    <Stack>
      <Text size="sm" component="div">
        {children}
      </Text>
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {dismiss}
        </Button>
        <Button {...(isDangerous && { color: 'red' })} loading={action.isPending} onClick={() => action.mutate()}>
          {submit}
        </Button>
      </Group>
    </Stack>
  )
}
