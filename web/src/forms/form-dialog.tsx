import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'

export interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

interface FormDialogProps extends DialogProps {
  readonly title: string
  readonly size?: 'md' | 'lg' | 'xl'
  readonly children: ReactNode
}

/** Where a form is filled in; on a phone it takes the whole screen. What was typed is forgotten when it closes. */
export function FormDialog({ size = 'md', children, ...dialog }: FormDialogProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal {...dialog} size={size} fullScreen={isPhone ?? false}>
      {children}
    </Modal>
  )
}
