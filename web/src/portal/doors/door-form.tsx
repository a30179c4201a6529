import { Button, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Problem } from '../ui/problem.tsx'

interface DoorFormProps {
  /** What the button does: `Log in`. */
  readonly submit: string
  readonly onSubmit: () => void
  readonly error: Error | null
  /** What codes mean just here. */
  readonly says?: Readonly<Record<string, string>>
  readonly isReady?: boolean
  readonly isPending: boolean
  readonly children?: ReactNode
}

/** A form of one card. What is refused stands above the fields, and the first field is gone back to. */
export function DoorForm({ submit, onSubmit, error, says, isReady = true, isPending, children }: DoorFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], input')?.focus()
  }, [error])
  function submitted(event: FormEvent) {
    event.preventDefault()
    if (isReady && !isPending) onSubmit()
  }
  return (
    <form ref={form} onSubmit={submitted}>
      <FormErrors error={error}>
        <Stack>
          {error && <Problem error={error} {...(says && { says })} />}
          {children}
          <Button type="submit" loading={isPending} disabled={!isReady}>
            {submit}
          </Button>
        </Stack>
      </FormErrors>
    </form>
  )
}
