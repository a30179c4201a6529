import type { HouseJob } from '../../kit/house-job.ts'
import { cleanUpPeople } from './clean-up-people.ts'
import { deliverPersonMails } from './deliver-person-mails.ts'

export const houseJobs: HouseJob[] = [
  {
    name: 'deliver-person-mails',
    schedule: '* * * * *',
    everySeconds: 3,
    summary: 'Sends people the links that they asked for, and tells them what happened to their account.',
    run: deliverPersonMails,
  },
  {
    name: 'clean-up-people',
    schedule: '23 3 * * *',
    summary: 'Forgets tokens, sessions, tries and mails that no longer count.',
    run: cleanUpPeople,
  },
]
