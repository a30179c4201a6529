import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { MessageList } from '../components/message-list.tsx'
import { MessageSettings } from '../components/message-settings.tsx'
import { Suppressions } from '../components/suppressions.tsx'
import { TemplateList } from '../components/template-list.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'

export function MessagesPage() {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const { data: templates } = useQuery(queries.notificationTemplates(api))
  const { data: settings } = useQuery(queries.notificationSettings(api))
  const titles = new Map((templates?.data ?? []).map(({ id, title }) => [id, title]))
  const note =
    organization?.kind === 'sandbox'
      ? 'What customers and you are told. A sandbox sends nothing to anybody: it is only shown here.'
      : 'What customers and you are told, as it was sent.'
  return (
    <Page title="Messages" note={note}>
      <Stack gap="lg">
        <MessageList titles={titles} timezone={organization?.timezone ?? 'UTC'} />
        <Suppressions timezone={organization?.timezone ?? 'UTC'} />
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <TemplateList settings={settings} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>{settings && <MessageSettings settings={settings} />}</Grid.Col>
        </Grid>
      </Stack>
    </Page>
  )
}
