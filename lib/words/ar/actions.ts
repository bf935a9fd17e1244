import type { Words } from '../words'

export const actions: Words['actions'] = {
  cancel: 'إلغاء',
  close: 'إغلاق',
  save: 'حفظ',
  remove: 'إزالة',
  retry: 'إعادة المحاولة',
  undo: 'تراجع',
  done: 'تم',
  back: 'رجوع',
  more: 'المزيد',
  showPassword: 'إظهار كلمة المرور',
  hidePassword: 'إخفاء كلمة المرور',
}
