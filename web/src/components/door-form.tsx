import { Alert, Button, Stack } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { FormErrors } from '../ui/form-errors.tsx'
import { ProblemPanel } from '../ui/states.tsx'

interface DoorFormProps {
  /** What the button does: `Sign in`. */
  readonly submit: string
  readonly onSubmit: () => void
  readonly error: Error | null
  readonly isReady?: boolean
  readonly isPending: boolean
  readonly children: ReactNode
}

/** A form of one card. What is refused stands at the field it is about, else above the fields. */
export function DoorForm({ submit, onSubmit, error, isReady = true, isPending, children }: DoorFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"] ~ * input')?.focus()
  }, [error])
  function submitted(event: FormEvent) {
    event.preventDefault()
    if (isReady && !isPending) onSubmit()
  }
  return (
    <form ref={form} onSubmit={submitted}>
      <FormErrors error={error}>
        <Stack>
          {error && (isRefusal(error) ? <Refused error={error} /> : <ProblemPanel error={error} />)}
          {children}
          <Button type="submit" loading={isPending} disabled={!isReady}>
            {submit}
          </Button>
        </Stack>
      </FormErrors>
    </form>
  )
}

/** What was typed or followed lets nobody in: a sentence says it all. */
function Refused({ error }: { readonly error: QuarterdayError }) {
  return (
    <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
      {error.detail}
    </Alert>
  )
}

function isRefusal(error: Error): error is QuarterdayError {
  return error instanceof QuarterdayError && (error.code === 'unauthenticated' || error.code === 'rate_limited')
}
