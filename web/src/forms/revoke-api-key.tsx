import { Text } from '@mantine/core'
import type { ApiKey } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

interface RevokeProps {
  /** Null: nothing is asked. */
  readonly apiKey: ApiKey | null
  readonly onClose: () => void
}

/** Asks before software is shut out. */
export function RevokeApiKey({ apiKey, onClose }: RevokeProps) {
  const api = useApi()
  const action = useAction({
    run: ({ id }: ApiKey) => api.revokeApiKey(id),
    says: ({ name }) => `${name} opens nothing any more`,
    afterwards: onClose,
  })
  return (
    <FormDialog opened={apiKey !== null} onClose={onClose} title={`Revoke ${apiKey?.name ?? 'the key'}?`}>
      <FormFrame
        submit="Revoke the key"
        isDangerous
        onSubmit={() => apiKey !== null && action.mutate(apiKey)}
        onClose={onClose}
        error={action.error}
        isPending={action.isPending}
      >
        <Text size="sm">The very next request with it is refused. This cannot be undone: software that still uses it stops working.</Text>
      </FormFrame>
    </FormDialog>
  )
}
