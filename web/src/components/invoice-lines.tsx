import { Button, Collapse, Skeleton, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Invoice, LineItem } from '@quarterday/sdk/types.gen.ts'
import { IconHelpCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatPeriod } from '../ui/format-date.ts'
import { lineTitle } from '../ui/line-title.ts'
import { Money } from '../ui/money.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import classes from './invoice-lines.module.css'

/** The lines of an invoice; each of them says, when asked, why it costs what it costs. */
export function InvoiceLines({ invoice }: { readonly invoice: Invoice }) {
  return (
    <ul className={classes.lines} aria-label="Lines">
      {(invoice.lines ?? []).map((line) => (
        <Line key={line.id} line={line} invoice={invoice} />
      ))}
    </ul>
  )
}

function Line({ line, invoice }: { readonly line: LineItem; readonly invoice: Invoice }) {
  const [isOpen, { toggle }] = useDisclosure(false)
  const id = useId()
  return (
    <li className={classes.line}>
      <div className={classes.row}>
        <div>
          <Text fw={500}>{lineTitle(line)}</Text>
          {line.period && (
            <Text size="sm" c="dimmed">
              {formatPeriod(line.period)}
            </Text>
          )}
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          className="no-print"
          leftSection={<IconHelpCircle size={14} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          Why?
        </Button>
        <Text component="div" ta="right" className={classes.amount}>
          <Money minor={line.amount} currency={invoice.currency} />
        </Text>
      </div>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && <Explanation invoiceId={invoice.id} lineId={line.id} />}
      </Collapse>
    </li>
  )
}

function Explanation({ invoiceId, lineId }: { readonly invoiceId: string; readonly lineId: string }) {
  const explanation = useQuery(queries.explanation(useApi(), invoiceId))
  if (explanation.isError) return <ProblemPanel error={explanation.error} onRetry={() => void explanation.refetch()} />
  if (explanation.isPending) return <Skeleton height={60} my="sm" aria-label="Loading the explanation" />
  const found = explanation.data.lines.find(({ line }) => line === lineId)
  return (
    <ol className={classes.steps} aria-label={`Why: ${found?.title ?? 'no explanation'}`}>
      {(found?.steps ?? ['There is no explanation of this line.']).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
