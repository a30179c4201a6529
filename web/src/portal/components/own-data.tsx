import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { accountTexts } from '../texts/account.ts'
import { helpTexts } from '../texts/help.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink } from '../ui/link.tsx'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { useDownload } from '../use-download.ts'

/** Taking one's data along, and asking the seller for their erasure, which is theirs to do: books are kept for as long as the law says. */
export function OwnData() {
  const t = useTexts(accountTexts)
  const help = useTexts(helpTexts)
  const file = useDownload('/v1/portal/export')
  return (
    <Card title={t.data} note={t.dataNote}>
      <Stack gap="sm">
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconDownload size={17} stroke={1.6} aria-hidden />}
            loading={file.isPending}
            onClick={() => file.mutate()}
          >
            {t.export}
          </Button>
          <ButtonLink to="/help/new" search={{ subject: help.eraseSubject, body: help.eraseBody }} variant="subtle" color="red">
            {t.erase}
          </ButtonLink>
        </Group>
        <Text size="xs" c="dimmed">
          {t.eraseNote}
        </Text>
        {file.error && <Problem error={file.error} />}
      </Stack>
    </Card>
  )
}
