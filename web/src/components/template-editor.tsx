import { Alert, Button, Code, Grid, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { NotificationTemplate, NotificationText } from '@quarterday/sdk/types.gen.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { channels, languages } from './message-text.ts'
import { RenderedMail } from './rendered-mail.tsx'

type Channel = NotificationText['channel']
type Language = NotificationText['language']

interface EditorProps {
  readonly template: NotificationTemplate
  readonly onClose: () => void
}

/** The words of one template in one language, with what becomes of them beside it. */
export function TemplateEditor({ template, onClose }: EditorProps) {
  const api = useApi()
  const [channel, setChannel] = useState<Channel>('email')
  const [language, setLanguage] = useState<Language>('en')
  const text = useQuery(queries.notificationText(api, template.id, channel, language))
  return (
    <Modal opened onClose={onClose} size="95%" title={template.title}>
      <Stack gap="md">
        <Group gap="sm">
          <Select
            label="Language"
            w={160}
            allowDeselect={false}
            data={languages}
            value={language}
            onChange={(value) => setLanguage(languages.find((each) => each.value === value)?.value ?? 'en')}
          />
          {template.channels.length > 1 && (
            <Select
              label="Channel"
              w={140}
              allowDeselect={false}
              data={channels}
              value={channel}
              onChange={(value) => setChannel(value === 'sms' ? 'sms' : 'email')}
            />
          )}
        </Group>
        {text.isError && <ProblemPanel error={text.error} onRetry={() => void text.refetch()} />}
        {text.isPending && <LoadingRows count={3} />}
        {text.data && (
          <Words key={`${channel} ${language} ${text.data.is_own} ${text.data.body.length}`} template={template} before={text.data} />
        )}
      </Stack>
    </Modal>
  )
}

function Words({ template, before }: { readonly template: NotificationTemplate; readonly before: NotificationText }) {
  const api = useApi()
  const { channel, language } = before
  const [subject, setSubject] = useState(before.subject)
  const [body, setBody] = useState(before.body)
  const [to, setTo] = useState('')
  const [typed] = useDebouncedValue({ subject, body }, 400)
  const preview = useQuery({
    ...queries.notificationPreview(api, template.id, {
      channel,
      language,
      ...(channel === 'email' && { subject: typed.subject }),
      body: typed.body,
    }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const save = useAction({
    run: () => api.updateNotificationText(template.id, channel, language, { ...(channel === 'email' && { subject }), body }),
    says: () => 'These are your words now',
  })
  const reset = useAction({
    run: () => api.resetNotificationText(template.id, channel, language),
    says: () => 'The words of the program count again',
  })
  const test = useAction({
    run: () => api.testNotificationTemplate(template.id, { to, language }),
    says: ({ address }) => `A test is on its way to ${address}`,
  })
  const error = save.error ?? reset.error ?? test.error
  const isChanged = subject !== before.subject || body !== before.body
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Stack gap="sm">
          {error && <ProblemPanel error={error} />}
          {channel === 'email' && (
            <TextInput label="Subject" value={subject} maxLength={250} onChange={(event) => setSubject(event.currentTarget.value)} />
          )}
          <Textarea
            label="Words"
            description="Blank lines part paragraphs; # heading, | label | value, [button]({{…_url}}), **strong**."
            autosize
            minRows={12}
            maxRows={26}
            maxLength={20_000}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          <Text size="xs" c="dimmed">
            {template.variables.map((name) => (
              <Code key={name} mr={6}>{`{{${name}}}`}</Code>
            ))}
          </Text>
          <Group gap="xs">
            <May do="notifications:write">
              <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
                Save
              </Button>
            </May>
            {before.is_own && (
              <May do="notifications:write">
                <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
                  Back to the words of the program
                </Button>
              </May>
            )}
          </Group>
          {channel === 'email' && (
            <Group gap="xs" align="end">
              <TextInput
                label="Send a test to"
                type="email"
                placeholder="you@example.com"
                value={to}
                onChange={(event) => setTo(event.currentTarget.value)}
              />
              <May do="notifications:write">
                <Button variant="default" disabled={!to.includes('@') || isChanged} loading={test.isPending} onClick={() => test.mutate()}>
                  Send
                </Button>
              </May>
            </Group>
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Stack gap="sm">
          {preview.isError && (
            <Alert color="yellow" title="Not yet a message">
              {preview.error.message}
            </Alert>
          )}
          {preview.data && (
            <>
              {preview.data.subject && (
                <Text size="sm" fw={600}>
                  {preview.data.subject}
                </Text>
              )}
              <RenderedMail subject={preview.data.subject} html={preview.data.html} text={preview.data.text} />
            </>
          )}
        </Stack>
      </Grid.Col>
    </Grid>
  )
}
