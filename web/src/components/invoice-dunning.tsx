import { Button, Group, Stack, Text, Timeline } from '@mantine/core'
import { dunningMachine } from '@quarterday/core/payment/dunning.ts'
import type { DunningRun, Invoice, InvoiceDunning as Story } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { entryLook, entryNote, finalActions, needs, reasonText, runLooks } from './dunning-text.ts'

/** The whole story of money that did not come: each question and answer, what was said, what comes next. Nothing where nothing went wrong. */
export function InvoiceDunning({ invoice }: { readonly invoice: Invoice }) {
  const story = useQuery(queries.invoiceDunning(useApi(), invoice.id))
  if (story.isError) return <ProblemPanel error={story.error} onRetry={() => void story.refetch()} />
  if (story.isPending) return null
  const { run, story: entries } = story.data
  const isTold = run !== null || entries.some(({ type }) => type === 'invoice.due_soon' || type === 'invoice.overdue_reminder')
  if (!isTold) return null
  return (
    <Panel title="Asking for the money" side={run !== null && <StatusBadge look={runLooks[run.status]} />}>
      <Stack gap="md">
        {run !== null && <Standing run={run} timezone={invoice.timezone} />}
        {run !== null && (
          <May do="dunning:write">
            <Steering run={run} />
          </May>
        )}
        <Entries entries={entries} timezone={invoice.timezone} />
      </Stack>
    </Panel>
  )
}

function Standing({ run, timezone }: { readonly run: DunningRun; readonly timezone: string }) {
  const { status, need, reason, step, terms, next_action, next_at, final_at, final_result, final_detail } = run
  const isOpen = status === 'running' || status === 'paused'
  return (
    <Stack gap={2} fz="sm">
      <span>
        {needs[need]}: {reasonText(reason)}.
      </span>
      {next_at !== null && next_action !== null && (
        <span>
          Next: {actions[next_action]}, {formatMomentWithTime(next_at, timezone)}.
        </span>
      )}
      {isOpen && (
        <Text span size="sm" c="dimmed">
          Step {step} of {terms.retries.length}. At the end, {formatMomentWithTime(final_at, timezone)}:{' '}
          {finalActions[terms.final_action].toLowerCase()}.
        </Text>
      )}
      {final_result !== null && (
        <span>{final_result === 'refused' ? `It could not be done: ${final_detail}` : finalActions[final_result]}.</span>
      )}
    </Stack>
  )
}

const actions: Readonly<Record<NonNullable<DunningRun['next_action']>, string>> = {
  retry: 'the gateway is asked again',
  message: 'the customer is told again',
  final: 'the end',
}

function Steering({ run }: { readonly run: DunningRun }) {
  const api = useApi()
  const { invoice, status, next_action, need } = run
  const act = useAction({
    run: (verb: Verb) => verbs[verb].run(api, invoice),
    says: ({ run: after }: Story) => `Asking for the money: ${after === null ? 'nothing' : runLooks[after.status].label.toLowerCase()}`,
  })
  const can = dunningMachine[status]
  const offered: Verb[] = []
  if (status === 'running' && need !== 'payment') offered.push('retry')
  if (status === 'running' && next_action !== 'final') offered.push('skip')
  if (can.pause) offered.push('pause')
  if (can.resume) offered.push('resume')
  if (can.stop) offered.push('stop')
  if (offered.length === 0) return null
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {offered.map((verb) => (
          <Button
            key={verb}
            size="compact-xs"
            variant="default"
            {...(verb === 'stop' && { c: 'red' })}
            disabled={act.isPending}
            onClick={() => act.mutate(verb)}
          >
            {verbs[verb].label}
          </Button>
        ))}
      </Group>
      {act.error && <ProblemPanel error={act.error} />}
    </Stack>
  )
}

type Api = ReturnType<typeof useApi>
type Verb = 'retry' | 'skip' | 'pause' | 'resume' | 'stop'

const verbs: Readonly<Record<Verb, { readonly label: string; readonly run: (api: Api, invoice: string) => Promise<Story> }>> = {
  retry: { label: 'Ask now', run: (api, invoice) => api.retryInvoiceDunning(invoice) },
  skip: { label: 'Leave out the next step', run: (api, invoice) => api.skipInvoiceDunningStep(invoice) },
  pause: { label: 'Pause', run: (api, invoice) => api.pauseInvoiceDunning(invoice) },
  resume: { label: 'Go on', run: (api, invoice) => api.resumeInvoiceDunning(invoice) },
  stop: { label: 'Stop for good', run: (api, invoice) => api.stopInvoiceDunning(invoice) },
}

function Entries({ entries, timezone }: { readonly entries: Story['story']; readonly timezone: string }) {
  return (
    <Timeline bulletSize={14} lineWidth={2} active={entries.length}>
      {entries.map((entry) => {
        const { text, color } = entryLook(entry)
        return (
          <Timeline.Item
            key={entry.event}
            color={color}
            title={
              <Text size="sm" fw={600}>
                {text}
              </Text>
            }
          >
            <Stack gap={0} fz="sm" c="dimmed">
              {entryNote(entry) !== '' && <span>{entryNote(entry)}</span>}
              {entry.messages.map(({ channel, recipient, subject, status }) => (
                <span key={`${channel} ${recipient}`}>
                  “{subject}” to {recipient}, {status}
                </span>
              ))}
              <span>{formatMomentWithTime(entry.at, timezone)}</span>
            </Stack>
          </Timeline.Item>
        )
      })}
    </Timeline>
  )
}
