import type { MessageLanguage } from '../notification/wording.ts'

/** What can be done with an API key, as people are told of it. */
export const keyDeeds: Readonly<Record<KeyDeed, Readonly<Record<MessageLanguage, string>>>> = {
  created: { en: 'created', de: 'erstellt', fr: 'créée', es: 'creada' },
  changed: { en: 'changed', de: 'geändert', fr: 'modifiée', es: 'modificada' },
  rotated: { en: 'rotated', de: 'ausgetauscht', fr: 'remplacée', es: 'renovada' },
  revoked: { en: 'revoked', de: 'widerrufen', fr: 'révoquée', es: 'revocada' },
}

export type KeyDeed = 'created' | 'changed' | 'rotated' | 'revoked'
