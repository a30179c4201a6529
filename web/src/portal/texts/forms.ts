import { texts } from '../texts.ts'

/** What forms say wherever they are. */
export const formTexts = texts({
  en: { check: 'Please look at this again.', leave: 'Leave it' },
  de: { check: 'Bitte sehen Sie sich das noch einmal an.', leave: 'So lassen' },
  fr: { check: 'Veuillez regarder cela de nouveau.', leave: 'Laisser ainsi' },
  es: { check: 'Revise esto, por favor.', leave: 'Dejarlo así' },
})
