import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { May } from '../may.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { Panel } from '../ui/panel.tsx'
import { useAction } from '../use-action.ts'

/** The key that says whose portal is meant; null: there is no portal yet. */
export function PortalKey({ publishableKey }: { readonly publishableKey: string | null }) {
  const api = useApi()
  const [isAsking, setIsAsking] = useState(false)
  const close = () => setIsAsking(false)
  const rotate = useAction({
    run: () => api.rotatePublishableKey(),
    says: () => 'The publishable key is replaced: put the new one into your page',
    afterwards: close,
  })
  return (
    <Panel
      title="Publishable key"
      note="For a page of your own. It is no secret: it says whose portal is meant and opens nothing but the way in."
    >
      {publishableKey === null ? (
        <Text size="sm" c="dimmed">
          There is no portal yet.
        </Text>
      ) : (
        <Stack>
          <CopyText label="Key" value={publishableKey} />
          <May do="portal:write">
            <Button variant="default" size="xs" style={{ alignSelf: 'start' }} onClick={() => setIsAsking(true)}>
              Replace it
            </Button>
          </May>
        </Stack>
      )}
      <FormDialog opened={isAsking} onClose={close} title="Replace the publishable key?">
        <FormFrame
          submit="Replace the key"
          isDangerous
          onSubmit={() => rotate.mutate()}
          onClose={close}
          error={rotate.error}
          isPending={rotate.isPending}
        >
          <Text size="sm">
            The key before opens nothing any more: until a page of your own has the new one nobody can sign in or up there. The hosted page
            has it at once. Customers who are signed in stay so.
          </Text>
        </FormFrame>
      </FormDialog>
    </Panel>
  )
}
