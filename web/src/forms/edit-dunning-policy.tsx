import { Button, CloseButton, Group, Modal, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type DunningTerms, dunningMessages, finalActions, standardDunning } from '@quarterday/core/payment/dunning-terms.ts'
import type { DunningPolicy } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { finalActions as actionTexts, messages } from '../components/dunning-text.ts'
import { DunningTimeline } from '../components/dunning-timeline.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { termsOf, typedFrom } from './typed-policy.ts'

interface EditProps {
  /** Null: a new one. */
  readonly policy: DunningPolicy | null
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes a dunning policy or changes one; the drawing follows what is typed. */
export function EditDunningPolicy({ policy, opened, onClose }: EditProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={policy === null ? 'New dunning policy' : policy.name} size="xl">
      {opened && <PolicyForm policy={policy} onClose={onClose} />}
    </Modal>
  )
}

const messageChoices = dunningMessages.map((value) => ({ value, label: messages[value] }))
const actionChoices = finalActions.map((value) => ({ value, label: actionTexts[value] }))

function PolicyForm({ policy, onClose }: Omit<EditProps, 'opened'>) {
  const api = useApi()
  const [typed, setTyped] = useState(() => typedFrom(policy?.name ?? '', policy ?? standardDunning))
  const set = (change: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...change }))
  const terms = termsOf(typed)
  const action = useAction({
    run: ({ name, given }: { readonly name: string; readonly given: DunningTerms }) =>
      policy === null ? api.createDunningPolicy({ name, ...given }) : api.updateDunningPolicy(policy.id, { name, ...given }),
    says: ({ name }) => `${name} counts for what fails from now on`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (typeof terms !== 'string' && typed.name !== '') action.mutate({ name: typed.name, given: terms })
  }

  function setRetry(index: number, change: Partial<(typeof typed.retries)[number]>) {
    set({ retries: typed.retries.map((each, at) => (at === index ? { ...each, ...change } : each)) })
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label="Name"
            required
            maxLength={256}
            value={typed.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <TextInput
            label="Time of day"
            description="In the zone of the customer."
            type="time"
            required
            value={typed.time}
            onChange={({ currentTarget }) => set({ time: currentTarget.value })}
          />
        </SimpleGrid>
        {typeof terms === 'string' ? (
          <Text size="sm" c="red" role="alert">
            {terms}
          </Text>
        ) : (
          <DunningTimeline terms={terms} />
        )}
        <NativeSelect
          label="When a payment fails first"
          data={messageChoices}
          value={typed.first}
          onChange={({ currentTarget: { value } }) => set({ first: dunningMessages.find((each) => each === value) ?? typed.first })}
        />
        {typed.retries.map((retry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a retry is known by its place while its day is being typed
          <Group key={index} gap="xs" align="end" wrap="nowrap">
            <TextInput
              label={`Retry ${index + 1}: day`}
              inputMode="numeric"
              w={130}
              value={retry.day}
              onChange={({ currentTarget }) => setRetry(index, { day: currentTarget.value })}
            />
            <NativeSelect
              label="If in vain"
              style={{ flex: 1 }}
              data={messageChoices}
              value={retry.message}
              onChange={({ currentTarget: { value } }) =>
                setRetry(index, { message: dunningMessages.find((each) => each === value) ?? retry.message })
              }
            />
            <CloseButton
              aria-label={`Remove retry ${index + 1}`}
              onClick={() => set({ retries: typed.retries.filter((_, at) => at !== index) })}
            />
          </Group>
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            disabled={typed.retries.length >= 15}
            onClick={() => set({ retries: [...typed.retries, { day: '', message: 'notice' }] })}
          >
            Add a retry
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" style={{ alignItems: 'end' }}>
          <TextInput
            label="The end, on day"
            inputMode="numeric"
            required
            value={typed.end}
            onChange={({ currentTarget }) => set({ end: currentTarget.value })}
          />
          <NativeSelect
            label="Then"
            data={actionChoices}
            value={typed.action}
            onChange={({ currentTarget: { value } }) => set({ action: finalActions.find((each) => each === value) ?? typed.action })}
          />
          <NativeSelect
            label="Told by"
            data={messageChoices}
            value={typed.last}
            onChange={({ currentTarget: { value } }) => set({ last: dunningMessages.find((each) => each === value) ?? typed.last })}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label="Reminders before an invoice is due"
            description="Days, for what is sent: 7, 3"
            value={typed.before}
            onChange={({ currentTarget }) => set({ before: currentTarget.value })}
          />
          <TextInput
            label="Reminders after it was due"
            description="Days, for what is sent: 3, 7, 14"
            value={typed.after}
            onChange={({ currentTarget }) => set({ after: currentTarget.value })}
          />
        </SimpleGrid>
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={typeof terms === 'string' || typed.name === ''} loading={action.isPending}>
            {policy === null ? 'Create the policy' : 'Change the policy'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
