import type { Words } from '../words'

export const actions: Words['actions'] = {
  cancel: 'Cancelar',
  close: 'Cerrar',
  save: 'Guardar',
  remove: 'Quitar',
  retry: 'Reintentar',
  undo: 'Deshacer',
  done: 'Listo',
  back: 'Atrás',
  more: 'Más',
  showPassword: 'Mostrar la contraseña',
  hidePassword: 'Ocultar la contraseña',
}
