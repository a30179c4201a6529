import { Button, Grid, SimpleGrid, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Organization } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { conventionGroups, conventionTexts, presetTitles, valueText } from '../components/convention-text.ts'
import { presetOf } from '../forms/conventions-of.ts'
import { ConventionsForm } from '../forms/edit-conventions.tsx'
import { EditOrganization } from '../forms/edit-organization.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useReadAnew } from '../forms/use-read-anew.ts'
import { queries } from '../queries.ts'
import { countryName } from '../ui/country.ts'
import { Facts } from '../ui/facts.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { QueryPage } from '../ui/query-page.tsx'
import classes from './billing-settings.module.css'

/** Who the seller is, and how it bills where there are several right ways. */
export function BillingSettingsPage() {
  const organization = useQuery(queries.organization(useApi()))
  return (
    <QueryPage query={organization} title="Billing">
      {(data) => (
        <Page title="Billing" note="Who you are on documents, and how you bill where there are several right ways.">
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, lg: 4 }}>
              <Seller organization={data} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 8 }}>
              <OwnConventions organization={data} />
            </Grid.Col>
          </Grid>
        </Page>
      )}
    </QueryPage>
  )
}

function Seller({ organization }: { readonly organization: Organization }) {
  const [isEditing, edit] = useDisclosure()
  const { name, currency, timezone, number_prefix: prefix, legal } = organization
  const { address } = legal
  const place = [address.postal_code, address.city, address.state].filter(Boolean).join(' ')
  const lines = [address.line1, address.line2, place, countryName(address.country)].filter(Boolean)
  return (
    <Panel
      title="Your organization"
      sideNeeds="organization:write"
      side={
        <Button size="compact-xs" variant="subtle" aria-label="Edit the organization" onClick={edit.open}>
          Edit
        </Button>
      }
    >
      <Facts
        facts={{
          Name: name,
          'Legal name': legal.legal_name,
          'E-mail': legal.email,
          Address: lines.length === 0 ? 'none' : lines.map((line) => <div key={line}>{line}</div>),
          'Tax ids': legal.tax_ids.length === 0 ? 'none' : legal.tax_ids.map(({ value }) => value).join(', '),
          Currency: currency,
          'Days begin in': timezone,
          'Numbers begin with': prefix === '' ? 'nothing' : <code>{prefix}</code>,
          Id: <code>{organization.id}</code>,
        }}
      />
      <EditOrganization organization={organization} opened={isEditing} onClose={edit.close} />
    </Panel>
  )
}

function OwnConventions({ organization }: { readonly organization: Organization }) {
  const [isEditing, edit] = useDisclosure()
  const { conventions } = organization
  const preset = presetOf(conventions)
  return (
    <Panel
      title="Conventions"
      note={
        preset === null
          ? 'Your own. A customer or a subscription may differ.'
          : `As ${preset === 'ours' ? 'Quarterday begins' : `${presetTitles[preset]} does it`}. A customer or a subscription may differ.`
      }
      sideNeeds="organization:write"
      side={
        <Button size="xs" variant="default" onClick={edit.open}>
          Change the conventions
        </Button>
      }
    >
      <SimpleGrid cols={{ base: 1, xl: 2 }} spacing="xl" verticalSpacing="lg" className={classes.groups}>
        {conventionGroups.map(({ title, names }) => (
          <section key={title} aria-label={title}>
            <Title order={3} size="h6" mb="xs">
              {title}
            </Title>
            <Facts facts={Object.fromEntries(names.map((name) => [conventionTexts[name].label, valueText(name, conventions[name])]))} />
          </section>
        ))}
      </SimpleGrid>
      <FormDialog opened={isEditing} onClose={edit.close} title="How you bill" size="xl">
        <AsRead organization={organization} onClose={edit.close} />
      </FormDialog>
    </Panel>
  )
}

function AsRead({ organization, onClose }: { readonly organization: Organization; readonly onClose: () => void }) {
  const api = useApi()
  const { read, beginning, readAnew } = useReadAnew(organization, queries.organization(api))
  return (
    <ConventionsForm
      key={beginning}
      inherited={null}
      given={read.conventions}
      save={(conventions) => api.updateOrganization({ conventions }, { ifMatch: etagOf(read) })}
      onReload={readAnew}
      onClose={onClose}
    />
  )
}
