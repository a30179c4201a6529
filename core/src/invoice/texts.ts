/** What documents say by themselves, in the language of their customer. */
export type SystemText = keyof (typeof texts)['en']

const texts = {
  en: { credit_to_balance: 'Added to your credit balance' },
  de: { credit_to_balance: 'Ihrem Guthaben gutgeschrieben' },
  fr: { credit_to_balance: 'Ajouté à votre avoir' },
  es: { credit_to_balance: 'Añadido a su saldo a favor' },
} as const

/** The text in the language of a locale (`de-CH` is `de`); in English where there is none. */
export function systemText(text: SystemText, locale: string | null | undefined): string {
  const language = locale?.split('-')[0]
  switch (language) {
    case 'de':
    case 'fr':
    case 'es':
      return texts[language][text]
    default:
      return texts.en[text]
  }
}
