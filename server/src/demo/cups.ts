import { recordUsage } from '../modules/usage/record-usage.ts'
import type { ToldEvent } from '../modules/usage/usage-event-types.ts'
import { chanceOf } from './chance.ts'
import { cupsMeter } from './office.ts'
import { customerOf, type Scene, type Stage } from './stage.ts'

/** Who has machines, and how many cups they brew on a working day. */
const houses = { hotel: 430, coworking: 90, roastery: 45 } as const

const months = 6

/** What the machines report: three times a month, a figure a machine and day. */
export function cupScenes(end: Temporal.Instant): Scene[] {
  const last = end.toZonedDateTimeISO('Europe/Berlin').subtract({ days: 1 }).toPlainDate()
  const first = last.subtract({ months }).with({ day: 1 })
  const chance = chanceOf(18_710_402)
  const scenes: Scene[] = []
  let report: Day[] = []
  for (let on = first; Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: 1 })) {
    const working = on.dayOfWeek <= 5 ? 1 : 0.55
    for (const [who, usual] of Object.entries(houses))
      report.push({ who, on, cups: Math.round(usual * working * (0.8 + chance.next() * 0.4)) })
    if (!isReported(on) && !on.equals(last)) continue
    const told = report
    scenes.push({
      at: on.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '22:00' }).toInstant(),
      play: (stage) => tell(stage, told),
    })
    report = []
  }
  return scenes
}

interface Day {
  readonly who: string
  readonly on: Temporal.PlainDate
  readonly cups: number
}

function isReported({ day, daysInMonth }: Temporal.PlainDate): boolean {
  return day === 10 || day === 20 || day === daysInMonth
}

function tell(stage: Stage, days: readonly Day[]) {
  const events = days.map(({ who, on, cups }): ToldEvent => {
    const occurredAt = on.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '19:30' }).toInstant()
    const machine = `${who}-1`
    return {
      key: `${machine}-${on}`,
      meter: cupsMeter,
      customer: customerOf(stage, who),
      occurred_at: occurredAt,
      properties: { machine, cups },
    }
  })
  return recordUsage(stage.ctx, events, (index) => `/events/${index}`)
}
