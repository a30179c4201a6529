import type { ReactNode } from 'react'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

interface RenameProps extends DialogProps {
  readonly title: string
  /** What it is called now; empty: nothing. */
  readonly name: string
  readonly label?: string
  readonly description: ReactNode
  /** Where in the request the name goes. */
  readonly at: string
  readonly isOptional?: boolean
  readonly save: (name: string) => Promise<unknown>
}

/** Changes what something is called, where that is all that can change of it. */
export function Rename({ opened, onClose, title, ...form }: RenameProps) {
  return (
    <FormDialog opened={opened} onClose={onClose} title={title}>
      <RenameForm {...form} onClose={onClose} />
    </FormDialog>
  )
}

function RenameForm({ name, label = 'Name', description, at, isOptional = false, save, onClose }: Omit<RenameProps, 'opened' | 'title'>) {
  const { typed, field } = useTyped({ name })
  const wanted = typed.name.trim()
  const action = useAction({
    run: () => save(wanted),
    says: () => (wanted === '' ? 'It has no name of its own any more' : `It is called ${wanted}`),
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Save"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={wanted !== name && (isOptional || wanted !== '')}
      isPending={action.isPending}
    >
      <TextField label={label} description={description} at={at} required={!isOptional} maxLength={256} data-autofocus {...field('name')} />
    </FormFrame>
  )
}
