import { Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core'
import type { NewWebhookEndpoint, WebhookEndpoint } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface EditProps {
  /** Null: nothing is asked. */
  readonly endpoint: WebhookEndpoint | 'new' | null
  readonly onClose: () => void
  readonly onCreated: (endpoint: NewWebhookEndpoint) => void
}

/** Makes an endpoint, or changes where one is and what it is told. */
export function EditWebhookEndpoint({ endpoint, onClose, onCreated }: EditProps) {
  return (
    <Modal opened={endpoint !== null} onClose={onClose} title={endpoint === 'new' ? 'New endpoint' : 'Change endpoint'}>
      {endpoint !== null && <EndpointForm before={endpoint === 'new' ? null : endpoint} onClose={onClose} onCreated={onCreated} />}
    </Modal>
  )
}

/** What is offered while typing; every other type can be typed as well. */
const suggestions = [
  ...['*', 'invoice.*', 'subscription.*', 'customer.*', 'credit_note.*', 'refund.*', 'wallet.*', 'plan.*', 'price.*'],
  ...['invoice.finalized', 'invoice.paid', 'invoice.overdue', 'invoice.payment_failed', 'subscription.created', 'subscription.changed'],
  ...['subscription.renewed', 'subscription.canceled', 'subscription.trial_will_end', 'customer.created', 'webhook_endpoint.disabled'],
]

interface FormProps {
  readonly before: WebhookEndpoint | null
  readonly onClose: () => void
  readonly onCreated: (endpoint: NewWebhookEndpoint) => void
}

function EndpointForm({ before, onClose, onCreated }: FormProps) {
  const api = useApi()
  const [url, setUrl] = useState(before?.url ?? '')
  const [description, setDescription] = useState(before?.description ?? '')
  const [events, setEvents] = useState<string[]>(before?.events ?? ['*'])
  const action = useAction({
    run: async (): Promise<WebhookEndpoint> => {
      const body = { url, events, description: description === '' ? null : description }
      if (before !== null) return api.updateWebhookEndpoint(before.id, body)
      const { secret, ...made } = await api.createWebhookEndpoint(body)
      onCreated({ ...made, secret })
      return made
    },
    says: (made) => `${made.url} is told what happens from now on`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Address"
          description="https, on the public internet, or a host that the operator has named."
          placeholder="https://hooks.example.com/quarterday"
          required
          maxLength={2048}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value.trim())}
        />
        <TagsInput
          label="Events"
          description="A type, all of a kind (invoice.*), or everything (*)."
          data={suggestions}
          maxTags={100}
          value={events}
          onChange={setEvents}
        />
        <TextInput
          label="Description"
          description="For yourself."
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={events.length === 0} loading={action.isPending}>
            {before === null ? 'Create the endpoint' : 'Change the endpoint'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
