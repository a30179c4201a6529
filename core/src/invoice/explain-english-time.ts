import type { Stretch } from './explain-stretch.ts'

/** `16–30 April 2027`; with times where the days are not whole. */
export function range(stretch: Stretch): string {
  if (stretch.kind === 'moments') return `${moment(stretch.start)} – ${moment(stretch.end)}`
  const { first, last } = stretch
  if (first.equals(last)) return date(first)
  if (sameMonth(first, last)) return `${first.day}–${date(last)}`
  return `${first.year === last.year ? dayAndMonth(first) : date(first)} – ${date(last)}`
}

/** `from 16 to 30 April 2027` */
export function fromTo(stretch: Stretch): string {
  if (stretch.kind === 'moments') return `from ${moment(stretch.start)} to ${moment(stretch.end)}`
  const { first, last } = stretch
  if (first.equals(last)) return `of ${date(first)}`
  if (sameMonth(first, last)) return `from ${first.day} to ${date(last)}`
  return `from ${first.year === last.year ? dayAndMonth(first) : date(first)} to ${date(last)}`
}

export function start(stretch: Stretch): string {
  return stretch.kind === 'days' ? date(stretch.first) : moment(stretch.start)
}

export function date(day: Temporal.PlainDate): string {
  return `${dayAndMonth(day)} ${day.year}`
}

function dayAndMonth(day: Temporal.PlainDate): string {
  return `${day.day} ${months[day.month - 1]}`
}

function moment(at: Temporal.PlainDateTime): string {
  const time = at.toString({ smallestUnit: at.second === 0 ? 'minute' : 'second' }).slice(11)
  return `${date(at.toPlainDate())}, ${time}`
}

function sameMonth(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return a.year === b.year && a.month === b.month
}

export function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? word : `${word}s`}`
}

const months = 'January February March April May June July August September October November December'.split(' ')
