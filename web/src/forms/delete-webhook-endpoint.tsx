import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { WebhookEndpoint } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface DeleteProps {
  /** Null: nothing is asked. */
  readonly endpoint: WebhookEndpoint | null
  readonly onClose: () => void
}

/** Asks before an endpoint goes, and its secret with it. */
export function DeleteWebhookEndpoint({ endpoint, onClose }: DeleteProps) {
  const api = useApi()
  const action = useAction({
    run: ({ id }: WebhookEndpoint) => api.deleteWebhookEndpoint(id),
    says: () => 'The endpoint is deleted',
    afterwards: onClose,
  })
  return (
    <Modal opened={endpoint !== null} onClose={onClose} title="Delete endpoint">
      <Stack>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {endpoint?.url} is told nothing more, and what is on its way to it is canceled. What it was told stays in the log for 30 days.
        </Text>
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button color="red" loading={action.isPending} onClick={() => endpoint && action.mutate(endpoint)}>
            Delete the endpoint
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
