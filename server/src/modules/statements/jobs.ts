import type { Job } from '../../kit/job.ts'
import { makeStatements } from './make-statements.ts'
import { nextStatementAt, organizationsWithStatements } from './store.ts'

/** After what issues invoices and collects them in the order of one moment. */
export const makeStatementsJob: Job = {
  name: 'make-statements',
  schedule: '* * * * *',
  summary: 'Makes the statements by which parents pay for their children, once a day is over.',
  due: organizationsWithStatements,
  nextAt: nextStatementAt,
  run: makeStatements,
}
