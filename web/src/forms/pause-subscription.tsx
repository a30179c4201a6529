import { Button, Group, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { Preview } from '../components/preview.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import classes from './dialog.module.css'
import { midnightIn } from './local-midnight.ts'

interface PauseFormProps {
  readonly subscription: Subscription
  readonly opened: boolean
  readonly onClose: () => void
}

/** Lets a subscription rest from today or another day on, with what that gives back or bills. */
export function PauseSubscription(props: PauseFormProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Pause the subscription" size="lg" fullScreen={isPhone ?? false}>
      <PauseForm {...props} />
    </Modal>
  )
}

/** Lets it go on: today, on another day since it was paused, or later. */
export function ResumeSubscription(props: PauseFormProps) {
  const isPhone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Resume the subscription" size="lg" fullScreen={isPhone ?? false}>
      <ResumeForm {...props} />
    </Modal>
  )
}

function PauseForm({ subscription, onClose }: PauseFormProps) {
  const api = useApi()
  const { id, timezone } = subscription
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const body = {
    ...(from !== '' && { at: midnightIn(from, timezone) }),
    ...(until !== '' && { resumes_at: midnightIn(until, timezone) }),
  }
  const preview = useQuery({
    queryKey: ['preview', 'pause', id, body],
    queryFn: ({ signal }) => api.previewSubscriptionPause(id, body, { signal }),
    staleTime: 0,
  })
  const action = useAction({
    run: () => api.pauseSubscription(id, body),
    says: ({ status }) => (status === 'paused' ? 'The subscription is paused' : 'The subscription is going to be paused'),
    afterwards: onClose,
  })
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
        <Day label="From" description="Empty: today. Also a day of the running period that has passed." value={from} onChange={setFrom} />
        <Day label="Goes on" description="Empty: when somebody resumes it." value={until} onChange={setUntil} />
      </SimpleGrid>
      <Preview preview={preview} timezone={timezone} idle="" />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end" className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Keep it running
        </Button>
        <Button disabled={!preview.isSuccess} loading={action.isPending} onClick={() => action.mutate()}>
          Pause
        </Button>
      </Group>
    </Stack>
  )
}

function ResumeForm({ subscription, onClose }: PauseFormProps) {
  const api = useApi()
  const { id, timezone } = subscription
  const [from, setFrom] = useState('')
  const body = from === '' ? {} : { at: midnightIn(from, timezone) }
  const preview = useQuery({
    queryKey: ['preview', 'resume', id, body],
    queryFn: ({ signal }) => api.previewSubscriptionResume(id, body, { signal }),
    staleTime: 0,
  })
  const action = useAction({
    run: () => api.resumeSubscription(id, body),
    says: ({ status }) => (status === 'paused' ? 'The subscription will go on by itself' : 'The subscription goes on'),
    afterwards: onClose,
  })
  return (
    <Stack>
      <Day label="From" description="Empty: today. Also an earlier day of the pause, or a later one." value={from} onChange={setFrom} />
      <Preview preview={preview} timezone={timezone} idle="" />
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end" className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Leave it paused
        </Button>
        <Button disabled={!preview.isSuccess} loading={action.isPending} onClick={() => action.mutate()}>
          Resume
        </Button>
      </Group>
    </Stack>
  )
}

interface DayProps {
  readonly label: string
  readonly description: string
  readonly value: string
  readonly onChange: (day: string) => void
}

function Day({ onChange, ...field }: DayProps) {
  return <TextInput type="date" {...field} onChange={(event) => onChange(event.currentTarget.value)} />
}
