import { Button, Group, Stack } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { type FormEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { FormErrors } from '../ui/form-errors.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import classes from './dialog.module.css'

interface FormFrameProps {
  /** What the button does: `Create the plan`. */
  readonly submit: string
  readonly dismiss?: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly error: Error | null
  /** Reads anew what somebody else has changed meanwhile, and begins the form again. */
  readonly onReload?: () => void
  /** Says what is wrong with fields, and is shown at them alone: a preview shows the rest itself. */
  readonly previewError?: Error | null
  readonly isReady?: boolean
  readonly isPending: boolean
  readonly isDangerous?: boolean
  readonly children: ReactNode
}

/** A form with its two buttons. What the API refuses stands at the field it is about, else above the buttons. */
export function FormFrame(props: FormFrameProps) {
  const {
    submit,
    dismiss = 'Leave it',
    onSubmit,
    onClose,
    error,
    onReload,
    previewError = null,
    isReady = true,
    isPending,
    isDangerous,
    children,
  } = props
  const form = useRef<HTMLFormElement>(null)
  // Before anybody is shown the refusal: an effect after the picture would take the focus from who has begun to type again.
  useLayoutEffect(() => {
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
          {error && <ProblemPanel error={error} {...(onReload && isStale(error) && { onRetry: onReload, retry: 'Read it again' })} />}
          <Group justify="flex-end" className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {dismiss}
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

/** Somebody else has changed it since it was read. */
function isStale(error: Error): boolean {
  return error instanceof QuarterdayError && error.code === 'precondition_failed'
}
