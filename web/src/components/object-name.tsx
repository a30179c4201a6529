import { Code } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useApi } from '../api.tsx'
import { useMay } from '../may.tsx'
import { queries } from '../queries.ts'
import { TextLink } from '../ui/link.tsx'
import { planName } from './columns.tsx'

interface ObjectProps {
  readonly type: string
  readonly id: string
  /** By what it was known when it was spoken of, for what cannot be looked up. */
  readonly called?: string | null
}

/** Something by the name that people know it by, with the way to it; by its id where it has none, is gone, or is not for its reader. */
export function ObjectName({ type, id, called = null }: ObjectProps) {
  const Known = named[type]
  if (Known !== undefined) return <Known id={id} />
  return called === null ? <Id id={id} /> : <span title={id}>{called}</span>
}

function Id({ id }: { readonly id: string }) {
  return (
    <Code fz="xs" style={{ overflowWrap: 'anywhere' }}>
      {id}
    </Code>
  )
}

const named: Readonly<Record<string, (props: { readonly id: string }) => ReactNode>> = {
  customer: Customer,
  subscription: Subscription,
  invoice: Invoice,
  plan: Plan,
  member: Member,
  api_key: Key,
}

function Customer({ id }: { readonly id: string }) {
  const { data } = useQuery({ ...queries.customer(useApi(), id), enabled: useMay('customers:read'), staleTime })
  if (data === undefined) return <Id id={id} />
  return (
    <TextLink to="/customers/$id" params={{ id }} size="sm">
      {data.name}
    </TextLink>
  )
}

function Subscription({ id }: { readonly id: string }) {
  const { data } = useQuery({ ...queries.subscription(useApi(), id), enabled: useMay('subscriptions:read'), staleTime })
  if (data === undefined) return <Id id={id} />
  return (
    <TextLink to="/subscriptions/$id" params={{ id }} size="sm">
      {planName(data)} of {data.customer_name}
    </TextLink>
  )
}

function Invoice({ id }: { readonly id: string }) {
  const { data } = useQuery({ ...queries.invoice(useApi(), id), enabled: useMay('invoices:read'), staleTime })
  if (data === undefined) return <Id id={id} />
  return (
    <TextLink to="/invoices/$id" params={{ id }} size="sm" className="figures">
      {data.number ?? 'a draft'}
    </TextLink>
  )
}

function Plan({ id }: { readonly id: string }) {
  const { data } = useQuery({ ...queries.plan(useApi(), id), enabled: useMay('plans:read'), staleTime })
  if (data === undefined) return <Id id={id} />
  return (
    <TextLink to="/catalog/$id" params={{ id }} size="sm">
      {data.name}
    </TextLink>
  )
}

function Member({ id }: { readonly id: string }) {
  const names = useStaffNames()
  return names.get(id) ?? <Id id={id} />
}

function Key({ id }: { readonly id: string }) {
  const names = useStaffNames()
  return names.get(id) ?? <Id id={id} />
}

/** Names of members and keys by their ids, as far as the reader may know them. */
export function useStaffNames(): ReadonlyMap<string, string> {
  const api = useApi()
  const members = useInfiniteQuery({ ...queries.members(api, {}), enabled: useMay('members:read'), staleTime })
  const keys = useInfiniteQuery({ ...queries.apiKeys(api), enabled: useMay('api_keys:read'), staleTime })
  return new Map([...(members.data ?? []), ...(keys.data ?? [])].map(({ id, name }) => [id, name]))
}

const staleTime = 60_000
