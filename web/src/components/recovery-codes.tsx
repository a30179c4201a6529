import { Button, Checkbox, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { saveFile } from '../download.ts'
import classes from './account.module.css'

interface CodesProps {
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** Recovery codes, the one time that they are shown. */
export function RecoveryCodes({ codes, onKept }: CodesProps) {
  const [isKept, setIsKept] = useState(false)
  const text = `${codes.join('\n')}\n`
  return (
    <Stack>
      <Text size="sm">
        Each of these lets you in once when your telephone or passkey is lost. They are shown this once: print them, or put them where you
        keep what must not be lost.
      </Text>
      <ul className={classes.recovery} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" leftSection={<IconCopy size={15} aria-hidden />} onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'quarterday-recovery-codes.txt')}
        >
          Download
        </Button>
      </Group>
      <Checkbox
        label="I have put them where I find them again"
        checked={isKept}
        onChange={({ currentTarget }) => setIsKept(currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!isKept} onClick={onKept}>
          Done
        </Button>
      </Group>
    </Stack>
  )
}
