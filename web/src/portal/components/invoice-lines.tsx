import { Button, Collapse, Skeleton, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PortalInvoice, PortalLineItem } from '@quarterday/sdk/types.gen.ts'
import { IconHelpCircle } from '@tabler/icons-react'
import { useId } from 'react'
import { useFormats } from '../formats.ts'
import { useSpeech } from '../language.tsx'
import { usePortalQuery } from '../queries.ts'
import { invoiceTexts } from '../texts/invoices.ts'
import { stateTexts } from '../texts/states.ts'
import { useTexts } from '../texts.ts'
import { TextLink } from '../ui/link.tsx'
import { Problem } from '../ui/problem.tsx'
import classes from './invoice-lines.module.css'
import { lineTitle } from './line-title.ts'

/** The lines of an invoice; each of them says, when asked, why it costs what it costs, and can be asked about. */
export function InvoiceLines({ invoice }: { readonly invoice: PortalInvoice }) {
  const t = useTexts(invoiceTexts)
  return (
    <ul className={classes.lines} aria-label={t.lines}>
      {(invoice.lines ?? []).map((line) => (
        <Line key={line.id} line={line} invoice={invoice} />
      ))}
    </ul>
  )
}

function Line({ line, invoice }: { readonly line: PortalLineItem; readonly invoice: PortalInvoice }) {
  const t = useTexts(invoiceTexts)
  const formats = useFormats()
  const [isOpen, { toggle }] = useDisclosure(false)
  const id = useId()
  const title = lineTitle(line, { unused: t.unused, formats })
  return (
    <li className={classes.line} id={line.id}>
      <div className={classes.row}>
        <div>
          <Text fw={500}>{title}</Text>
          {line.period && (
            <Text size="sm" c="dimmed">
              {formats.period(line.period)}
            </Text>
          )}
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconHelpCircle size={14} aria-hidden />}
          aria-label={t.whyLabel(title)}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          {t.why}
        </Button>
        <Text component="div" ta="right" fw={500} className="figures">
          {formats.money(line.amount, invoice.currency)}
        </Text>
      </div>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && (
          <div className={classes.steps}>
            <Explanation invoice={invoice.id} line={line.id} title={t.whyLabel(title)} />
            <TextLink to="/help/new" search={{ invoice: invoice.id, line: line.id }} size="sm">
              {t.askLine}
            </TextLink>
          </div>
        )}
      </Collapse>
    </li>
  )
}

interface ExplanationProps {
  readonly invoice: string
  /** Left out: how the total comes about. */
  readonly line?: string
  readonly title: string
}

/** Why something costs what it costs, in sentences. They are written in English, whatever the page speaks. */
export function Explanation({ invoice, line, title }: ExplanationProps) {
  const t = useTexts(invoiceTexts)
  const { loading } = useTexts(stateTexts)
  const { language } = useSpeech()
  const explanation = usePortalQuery(['invoices', invoice, 'explanation'], (api, options) => api.explainPortalInvoice(invoice, options))
  if (explanation.isError) return <Problem error={explanation.error} onRetry={() => void explanation.refetch()} />
  if (explanation.isPending) return <Skeleton height={60} my="sm" role="status" aria-label={loading} />
  const { lines, summary } = explanation.data
  const steps = line === undefined ? summary : (lines.find((each) => each.line === line)?.steps ?? [])
  return (
    <>
      {language !== 'en' && (
        <Text size="xs" c="dimmed">
          {t.inEnglish}
        </Text>
      )}
      <ol lang="en" aria-label={title}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  )
}
