/** The calendar of billing: dates and moments in a zone, and periods counted from an anchor. Its parts are in `calendar/`. */
export { addDays, addInterval, daysBetween, daysBetween30360 } from './calendar/dates.ts'
export { dateIn, instantText, momentOn, startOfDay } from './calendar/local-day.ts'
export {
  type Anchor,
  boundaryAt,
  type Interval,
  type IntervalUnit,
  type Period,
  periodContaining,
  type Schedule,
  sameInterval,
} from './calendar/schedule.ts'
export { dateSchema, instantSchema, intervalUnitSchema, zoneSchema } from './calendar/schemas.ts'
