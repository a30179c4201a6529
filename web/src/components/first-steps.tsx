import { List } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { TextLink } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'

/** Where to begin, while nobody is a customer. */
export function FirstSteps() {
  const plans = useQuery(queries.plans(useApi()))
  if (!plans.data) return null
  return (
    <Panel title="Where to begin" note="Three steps to a first invoice.">
      <List type="ordered" spacing="xs">
        <List.Item {...(plans.data.data.length > 0 && { c: 'dimmed', td: 'line-through' })}>
          <TextLink to="/catalog">Make a plan</TextLink>: what you sell, and what it costs.
        </List.Item>
        <List.Item>
          <TextLink to="/customers">Make a customer</TextLink>: who is billed.
        </List.Item>
        <List.Item>
          <TextLink to="/subscriptions">Start a subscription</TextLink>: the first invoice is shown before it is made.
        </List.Item>
      </List>
    </Panel>
  )
}
