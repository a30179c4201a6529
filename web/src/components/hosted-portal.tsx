import { Button, Group, Stack, Text } from '@mantine/core'
import type { PortalSettings } from '@quarterday/sdk/types.gen.ts'
import { IconExternalLink } from '@tabler/icons-react'
import { CopyText } from '../ui/copy-text.tsx'
import { Panel } from '../ui/panel.tsx'

/** Where customers find the hosted page, to copy and to look at. */
export function HostedPortal({
  settings: { hosted_url: url, page_url: own, publishable_key: key },
}: {
  readonly settings: PortalSettings
}) {
  return (
    <Panel title="Hosted page" note="What your customers see: plans, subscriptions, invoices, help. Its colour is that of your messages.">
      {url === null ? (
        <Text size="sm" c="dimmed">
          {key === null ? 'It opens with the first change that you save.' : 'It is closed. Your customers use a page of your own.'}
        </Text>
      ) : (
        <Stack>
          <CopyText label="Address" value={url} />
          {own !== null && (
            <Text size="sm" c="dimmed">
              Links in mails lead to your own page.
            </Text>
          )}
          <Group>
            <Button
              component="a"
              href={url}
              target="_blank"
              rel="noopener"
              variant="default"
              size="xs"
              rightSection={<IconExternalLink size={15} aria-hidden />}
            >
              Look at it
            </Button>
          </Group>
        </Stack>
      )}
    </Panel>
  )
}
