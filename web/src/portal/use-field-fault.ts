import { useFieldError } from '../ui/form-errors.tsx'
import { useSpeech } from './language.tsx'
import { formTexts } from './texts/forms.ts'
import { useTexts } from './texts.ts'

/** What is wrong with the field of a JSON pointer: the API says it in English; others are told that something is. Undefined: nothing. */
export function useFieldFault(pointer: string): string | undefined {
  const said = useFieldError(pointer)
  const { check } = useTexts(formTexts)
  const { language } = useSpeech()
  return said !== undefined && language !== 'en' ? check : said
}
