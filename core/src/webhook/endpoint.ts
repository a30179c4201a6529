import type { Machine } from '../machine.ts'

export const endpointStatuses = ['enabled', 'disabled', 'deleted'] as const
export type EndpointStatus = (typeof endpointStatuses)[number]
export type EndpointEvent = 'enable' | 'disable' | 'delete'

/** The life of an endpoint. A deleted one stays in the log of what it was told until that is cleaned up. */
export const endpointMachine: Machine<EndpointStatus, EndpointEvent> = {
  enabled: { disable: 'disabled', delete: 'deleted' },
  disabled: { enable: 'enabled', delete: 'deleted' },
  deleted: {},
}

/** Why an endpoint is told nothing: staff wanted it so, it answered 410, or nothing but failure for `daysUntilDisabled` days. */
export const disabledReasons = ['by_hand', 'gone', 'failing'] as const
export type DisabledReason = (typeof disabledReasons)[number]

/** Days of nothing but failure after which an endpoint is told nothing more. */
export const daysUntilDisabled = 5

const kind = /^([a-z][a-z_]*)\.\*$/

/** Whether an event of this type is wanted: `*` wants every one, `invoice.*` those of invoices, a whole type itself. */
export function wants(filters: readonly string[], type: string): boolean {
  return filters.some((filter) => filter === '*' || filter === type || (kind.test(filter) && type.startsWith(filter.slice(0, -1))))
}

/** Whether a filter can ever find anything among the types that there are. */
export function isFilter(filter: string, types: readonly string[]): boolean {
  return filter === '*' || types.some((type) => wants([filter], type))
}
