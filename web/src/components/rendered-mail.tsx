import { Code } from '@mantine/core'
import classes from './rendered-mail.module.css'

interface RenderedMailProps {
  readonly subject: string
  readonly html: string | null
  readonly text: string | null
}

/** A message as its reader sees it. Its HTML stands in a frame that may run nothing, send nothing and lead nowhere. */
export function RenderedMail({ subject, html, text }: RenderedMailProps) {
  if (html !== null) return <iframe title={subject} sandbox="" srcDoc={html} className={classes.frame} />
  return <Code block>{text ?? 'The words of this message were cleaned up.'}</Code>
}
