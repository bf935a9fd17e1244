import type { Words } from '../words'

export const actions: Words['actions'] = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  remove: 'Entfernen',
  retry: 'Erneut versuchen',
  undo: 'Rückgängig',
  done: 'Fertig',
  back: 'Zurück',
  more: 'Mehr',
  showPassword: 'Passwort zeigen',
  hidePassword: 'Passwort verbergen',
}
