import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { RoleField } from './role-field.tsx'
import { useTyped } from './use-typed.ts'

/** Asks somebody to come, by mail. */
export function InviteMember(props: DialogProps) {
  return (
    <FormDialog {...props} title="Invite somebody">
      <InviteForm onClose={props.onClose} />
    </FormDialog>
  )
}

function InviteForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const api = useApi()
  const { typed, field } = useTyped({ email: '', role: '' })
  const action = useAction({
    run: () => api.createInvitation({ email: typed.email.trim(), role: typed.role, locale: navigator.language }),
    says: ({ email }) => `A mail with a link is on its way to ${email}; it works once, for seven days`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Send the invitation"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.email.includes('@') && typed.role !== ''}
      isPending={action.isPending}
    >
      <TextField
        label="E-mail address"
        description="Whoever can read the mail can come in."
        type="email"
        at="/email"
        autoComplete="off"
        required
        maxLength={254}
        data-autofocus
        {...field('email')}
      />
      <RoleField {...field('role')} />
    </FormFrame>
  )
}
