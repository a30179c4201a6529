import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'

interface SecretProps {
  /** Null: there is none to show. */
  readonly secret: string | null
  readonly onClose: () => void
  readonly title?: string
  /** What it is for, and that it is not shown again. */
  readonly children?: string
}

/** Shows a secret, the one time that it can be seen. */
export function ShowSecret({
  secret,
  onClose,
  title = 'Secret of the endpoint',
  children = 'What is sent is signed with it. It is shown this once: put it where your receiver finds it.',
}: SecretProps) {
  return (
    <Modal opened={secret !== null} onClose={onClose} title={title} closeOnClickOutside={false}>
      <Stack>
        <Text size="sm">{children}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={secret ?? ''}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>I have it</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
