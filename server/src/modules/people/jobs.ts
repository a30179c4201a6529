import type { HouseJob } from '../../kit/house-job.ts'
import { cleanUpPeople } from './clean-up-people.ts'
import { deliverPersonMails } from './deliver-person-mails.ts'
import { tellAuditLogs } from './tell-audit-logs.ts'

export const houseJobs: HouseJob[] = [
  {
    name: 'deliver-person-mails',
    schedule: '* * * * *',
    everySeconds: 3,
    summary: 'Sends people the links that they asked for, and tells them what happened to their account.',
    run: deliverPersonMails,
  },
  {
    name: 'tell-audit-logs',
    schedule: '* * * * *',
    everySeconds: 10,
    summary: 'Tells the audit logs of organizations what happened to the accounts of people who work for them.',
    run: tellAuditLogs,
  },
  {
    name: 'clean-up-people',
    schedule: '23 3 * * *',
    summary: 'Forgets tokens, sessions, tries and mails that no longer count.',
    run: cleanUpPeople,
  },
]
