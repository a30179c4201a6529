import { Stack, Text } from '@mantine/core'
import type { DunningPolicy } from '@quarterday/sdk/types.gen.ts'
import { messages } from './dunning-text.ts'
import classes from './dunning-timeline.module.css'

type Terms = Pick<
  DunningPolicy,
  | 'remind_days_before_due'
  | 'remind_days_after_due'
  | 'time_of_day'
  | 'first_message'
  | 'retries'
  | 'final_action'
  | 'final_after_days'
  | 'final_message'
>

/** The terms of a policy as two drawn lines: what is charged, and what is sent. */
export function DunningTimeline({ terms }: { readonly terms: Terms }) {
  const end = { day: terms.final_after_days, what: ends[terms.final_action], color: 'red' }
  return (
    <Stack gap="xs">
      <Line
        label={`Charged automatically: days after the first failure, at ${terms.time_of_day}`}
        stops={[
          { day: 0, what: `fails: ${messages[terms.first_message].toLowerCase()}`, color: 'yellow' },
          ...terms.retries.map(({ after_days, message }) => ({
            day: after_days,
            what: message === 'none' ? 'retry' : `retry, ${messages[message].toLowerCase()}`,
            color: 'copper',
          })),
          end,
        ]}
      />
      <Line
        label={`Sent: days from the last day to pay, at ${terms.time_of_day}`}
        stops={[
          ...terms.remind_days_before_due.map((days) => ({ day: -days, what: 'reminder', color: 'copper' })),
          { day: 0, what: 'due', color: 'gray' },
          ...terms.remind_days_after_due.map((days) => ({ day: days, what: 'reminder', color: 'yellow' })),
          ...(terms.final_action === 'none' ? [] : [end]),
        ].toSorted((a, b) => a.day - b.day)}
      />
    </Stack>
  )
}

interface Stop {
  readonly day: number
  readonly what: string
  readonly color: string
}

/** Stops stand at equal distances: what counts is their order, and the numbers say the rest. */
function Line({ label, stops }: { readonly label: string; readonly stops: readonly Stop[] }) {
  const last = Math.max(stops.length - 1, 1)
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <ol className={classes.line} aria-label={label} style={{ listStyle: 'none', padding: 0 }}>
        {stops.map(({ day, what, color }, index) => (
          <li key={`${day} ${what}`} className={classes.stop} style={{ left: `${(index / last) * 100}%` }}>
            <span className={classes.day}>{day > 0 ? `+${day}` : day}</span>
            <span className={classes.dot} style={{ background: `var(--mantine-color-${color}-6)` }} aria-hidden />
            <span className={classes.what}>{what}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const ends: Readonly<Record<Terms['final_action'], string>> = {
  none: 'a person decides',
  mark_uncollectible: 'written off',
  pause: 'paused',
  cancel: 'canceled',
}
