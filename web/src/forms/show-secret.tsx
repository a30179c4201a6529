import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'

interface SecretProps {
  /** Null: there is none to show. */
  readonly secret: string | null
  readonly onClose: () => void
}

/** Shows a secret of an endpoint, the one time that it can be seen. */
export function ShowSecret({ secret, onClose }: SecretProps) {
  return (
    <Modal opened={secret !== null} onClose={onClose} title="Secret of the endpoint" closeOnClickOutside={false}>
      <Stack>
        <Text size="sm">What is sent is signed with it. It is shown this once: put it where your receiver finds it.</Text>
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
