import { ActionIcon, Button, Paper, Stack } from '@mantine/core'
import type { Currency, Plan } from '@quarterday/sdk/types.gen.ts'
import { IconTrash } from '@tabler/icons-react'
import { ChoiceField, TextField } from './fields.tsx'
import { PlanPicker } from './plan-picker.tsx'
import { PricesBeside } from './prices-beside.tsx'
import { Section } from './section.tsx'
import { blankPhase, type TypedPhase, type WantedStart } from './start-of.ts'
import type { useTyped } from './use-typed.ts'

type PhasesProps = Pick<ReturnType<typeof useTyped<WantedStart>>, 'typed' | 'set'> & {
  readonly offered: readonly Plan[]
  readonly currency: Currency
}

const mostPhases = 10

/** What is sold: one plan, or several one after another, each for some periods. */
export function Phases({ typed: { phases, endBehavior }, set, offered, currency }: PhasesProps) {
  const isSchedule = phases.length > 1
  const put = (index: number, change: Partial<TypedPhase>) =>
    set({ phases: phases.map((each, at) => (at === index ? { ...each, ...change } : each)) })
  return (
    <Stack gap="sm">
      {phases.map((phase, index) => {
        const within = isSchedule ? `/phases/${index}` : ''
        const isLast = index === phases.length - 1
        const fields = (
          <>
            <Section columns={2}>
              <PlanPicker offered={offered} currency={currency} picked={phase} onPick={(change) => put(index, change)} within={within} />
              {isSchedule && !(isLast && endBehavior === 'release') && (
                <TextField
                  label="For how many periods"
                  at={`${within}/periods`}
                  inputMode="numeric"
                  pattern="\d{1,4}"
                  required
                  value={phase.periods}
                  onChange={(periods) => put(index, { periods })}
                />
              )}
            </Section>
            {phase.interval && (
              <PricesBeside
                currency={currency}
                interval={phase.interval}
                plans={offered}
                value={phase.beside}
                onChange={(beside) => put(index, { beside })}
                within={`${within}/items`}
              />
            )}
          </>
        )
        if (!isSchedule) return <Stack key="only">{fields}</Stack>
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
          <Paper key={index} withBorder p="sm">
            <Section
              title={index === 0 ? 'First' : 'Then'}
              side={
                index > 0 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove phase ${index + 1}`}
                    onClick={() => set({ phases: phases.filter((_, at) => at !== index) })}
                  >
                    <IconTrash size={18} stroke={1.6} aria-hidden />
                  </ActionIcon>
                )
              }
            >
              {fields}
            </Section>
          </Paper>
        )
      })}
      {isSchedule && (
        <ChoiceField
          label="After the last phase"
          at="/end_behavior"
          data={endings}
          value={endBehavior}
          onChange={(value) => set({ endBehavior: value || 'release' })}
        />
      )}
      {phases.length < mostPhases && (
        <Button size="xs" variant="default" style={{ alignSelf: 'start' }} onClick={() => set({ phases: [...phases, blankPhase] })}>
          {isSchedule ? 'Another phase' : 'Change to something else later'}
        </Button>
      )}
    </Stack>
  )
}

const endings = [
  { value: 'release', label: 'It goes on as it is then' },
  { value: 'cancel', label: 'It ends' },
] as const
