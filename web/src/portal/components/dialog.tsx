import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { FormErrors } from '../../ui/form-errors.tsx'
import { formTexts } from '../texts/forms.ts'
import { stateTexts } from '../texts/states.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import classes from './dialog.module.css'

interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly size?: 'md' | 'lg'
  readonly children: ReactNode
}

/** Where something is decided; on a phone it takes the whole screen. What was typed is forgotten when it closes. */
export function Dialog({ size = 'md', children, ...dialog }: DialogProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  const { close } = useTexts(stateTexts)
  return (
    <Modal {...dialog} size={size} fullScreen={isPhone ?? false} closeButtonProps={{ 'aria-label': close }}>
      {children}
    </Modal>
  )
}

interface DialogFormProps {
  /** What the button does: `Cancel the subscription`. */
  readonly submit: string
  readonly dismiss?: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly error: Error | null
  /** Says what is wrong with fields, and is shown at them alone: a preview shows the rest itself. */
  readonly previewError?: Error | null
  /** What codes mean just here. */
  readonly says?: Readonly<Record<string, string>>
  readonly isReady?: boolean
  readonly isPending: boolean
  readonly isDangerous?: boolean
  readonly children: ReactNode
}

/** A form with its two buttons, which are in reach however long the form is. */
export function DialogForm(props: DialogFormProps) {
  const { submit, onSubmit, onClose, error, previewError = null, says, isReady = true, isPending, isDangerous = false, children } = props
  const { leave } = useTexts(formTexts)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  function submitted(event: FormEvent) {
    event.preventDefault()
    if (isReady && !isPending) onSubmit()
  }
  return (
    <form ref={form} onSubmit={submitted}>
      <FormErrors error={error ?? previewError}>
        <Stack>
          {children}
          {error && <Problem error={error} {...(says && { says })} />}
          <Group justify="flex-end" className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {props.dismiss ?? leave}
            </Button>
            <Button type="submit" disabled={!isReady} loading={isPending} {...(isDangerous && { color: 'red' })}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </FormErrors>
    </form>
  )
}
