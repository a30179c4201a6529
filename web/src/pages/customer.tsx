import { Button, Grid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { invoiceColumns, subscriptionColumnsOfCustomer } from '../components/columns.tsx'
import { ConventionsOfCustomer } from '../components/conventions-panel.tsx'
import { CreditNotesOfCustomer } from '../components/credit-notes.tsx'
import { CustomerActions } from '../components/customer-actions.tsx'
import { CustomerLogins } from '../components/customer-logins.tsx'
import { CustomerTickets } from '../components/customer-tickets.tsx'
import { Discounts } from '../components/discounts.tsx'
import { Entitlements } from '../components/entitlements.tsx'
import { Hierarchy } from '../components/hierarchy.tsx'
import { MessagePreferences } from '../components/message-preferences.tsx'
import { MetadataOfCustomer } from '../components/metadata-panel.tsx'
import { ObjectHistory } from '../components/object-history.tsx'
import { PaymentMethods } from '../components/payment-methods.tsx'
import { PriceOverrides } from '../components/price-overrides.tsx'
import { PrivacyPanel } from '../components/privacy-panel.tsx'
import { Statements } from '../components/statements.tsx'
import { Wallets } from '../components/wallets.tsx'
import { ChargeOnce } from '../forms/charge-once.tsx'
import { GrantCredit } from '../forms/grant-credit.tsx'
import { StartSubscription } from '../forms/start-subscription.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { countryName } from '../ui/country.ts'
import { Facts } from '../ui/facts.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'

const route = getRouteApi('/customers/$id')
const columns = invoiceColumns({ withCustomer: false })

export function CustomerPage() {
  const { id } = route.useParams()
  const customer = useQuery(queries.customer(useApi(), id))
  return (
    <QueryPage query={customer} title="Customer" above={<Above />}>
      {(data) => <Loaded customer={data} />}
    </QueryPage>
  )
}

function Above() {
  return (
    <TextLink to="/customers" size="sm">
      Customers
    </TextLink>
  )
}

function Loaded({ customer }: { readonly customer: Customer }) {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const subscriptions = useInfiniteQuery(queries.subscriptions(api, { customer: customer.id }))
  const invoices = useInfiniteQuery(queries.invoices(api, { customer: customer.id, limit: 10 }))
  return (
    <Page
      title={customer.name}
      mark={<StatusBadge look={catalogLooks[customer.status]} />}
      above={<Above />}
      note={customer.email}
      actions={<CustomerActions customer={customer} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <ListPanel
              label="Subscriptions of this customer"
              title="Subscriptions"
              sideNeeds="subscriptions:write"
              side={customer.status === 'active' && <Start customer={customer} />}
              list={subscriptions}
              columns={subscriptionColumnsOfCustomer}
              minWidth={480}
              empty={<Empty title="No subscription">This customer has none at the moment, and never had one.</Empty>}
            />
            <ListPanel
              label="Invoices of this customer"
              title="Invoices"
              sideNeeds="payments:write"
              side={customer.status === 'active' && <Charge customer={customer} />}
              list={invoices}
              columns={columns}
              minWidth={560}
              empty={<Empty title="No invoices yet" />}
            />
            <CreditNotesOfCustomer customer={customer} />
            <Statements customer={customer} />
            <Entitlements customer={customer} />
            <PriceOverrides customer={customer} />
            <May do="tickets:read">
              <CustomerTickets customer={customer.id} timezone={customer.timezone ?? organization?.timezone ?? 'UTC'} />
            </May>
            <ObjectHistory id={customer.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Details customer={customer} />
            <Hierarchy customer={customer} />
            <PaymentMethods customer={customer} />
            <Credit customer={customer} />
            <Wallets customer={customer} />
            <Discounts customer={customer} />
            <MessagePreferences customer={customer.id} />
            <CustomerLogins customer={customer} />
            <ConventionsOfCustomer customer={customer} />
            <MetadataOfCustomer customer={customer} />
            <PrivacyPanel customer={customer} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Start({ customer }: { readonly customer: Customer }) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button size="xs" onClick={open}>
        Start a subscription
      </Button>
      <StartSubscription customer={customer} opened={opened} onClose={close} />
    </>
  )
}

function Charge({ customer }: { readonly customer: Customer }) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        Charge once
      </Button>
      <ChargeOnce customer={customer} opened={opened} onClose={close} />
    </>
  )
}

function Details({ customer }: { readonly customer: Customer }) {
  const { address, tax_ids, timezone, currency, locale, external_id, created_at, collection_method } = customer
  const place = [address.postal_code, address.city, address.state].filter(Boolean).join(' ')
  const lines = [address.line1, address.line2, place, countryName(address.country)].filter(Boolean)
  return (
    <Panel title="Details">
      <Facts
        facts={{
          Phone: customer.phone,
          Address: lines.length === 0 ? null : lines.map((line) => <div key={line}>{line}</div>),
          'Tax ids': tax_ids.length === 0 ? null : tax_ids.map(({ value }) => value).join(', '),
          'Is taxed': customer.tax_treatment && treatments[customer.tax_treatment],
          'Tax region': customer.region,
          Currency: currency,
          'Days begin in': timezone,
          Language: locale,
          Pays: collection_method && (collection_method === 'charge_automatically' ? 'automatically' : 'by invoice'),
          'Days to pay': customer.net_terms_days,
          'Asked for money by': customer.dunning_policy && <PolicyName id={customer.dunning_policy} />,
          'Your own id': external_id && <code>{external_id}</code>,
          Since: formatMoment(created_at, timezone ?? 'UTC'),
          Id: <code>{customer.id}</code>,
        }}
      />
    </Panel>
  )
}

function PolicyName({ id }: { readonly id: string }) {
  const policies = useInfiniteQuery(queries.dunningPolicies(useApi(), { limit: 100 }))
  const name = policies.data?.find((policy) => policy.id === id)?.name
  return (
    <TextLink to="/dunning" size="sm">
      {name ?? 'a policy of its own'}
    </TextLink>
  )
}

const treatments: Readonly<Record<NonNullable<Customer['tax_treatment']>, string>> = {
  taxed: 'always',
  exempt: 'never: exempt',
  reverse_charge: 'reverse charge: the customer owes it',
}

function Credit({ customer }: { readonly customer: Customer }) {
  const [isGiving, give] = useDisclosure()
  const credit = useQuery(queries.credit(useApi(), customer.id))
  if (credit.isError) return <ProblemPanel error={credit.error} />
  const balances = (credit.data?.data ?? []).filter(({ balance }) => balance !== 0)
  return (
    <Panel
      title="Credit"
      note="Pays the next invoices by itself."
      sideNeeds="credits:write"
      side={
        customer.status === 'active' && (
          <Button size="xs" variant="default" onClick={give.open}>
            Give credit
          </Button>
        )
      }
    >
      {credit.isPending ? (
        <LoadingRows count={1} />
      ) : balances.length === 0 ? (
        <Text size="sm" c="dimmed">
          None.
        </Text>
      ) : (
        balances.map(({ currency, balance }) => (
          <Text key={currency} fz="xl" fw={650}>
            <Money minor={balance} currency={currency} />
          </Text>
        ))
      )}
      <GrantCredit customer={customer} opened={isGiving} onClose={give.close} />
    </Panel>
  )
}
