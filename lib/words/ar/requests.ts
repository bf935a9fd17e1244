import { pluralsOf } from '../plurals'
import type { Words } from '../words'

const plural = pluralsOf('ar')

export const requests: Words['requests'] = {
  title: 'الطلبات',
  entry: count => `الطلبات (${count})`,
  received: 'الواردة',
  sent: 'المرسلة',
  boxes: 'أي الطلبات',
  privacy: 'لن يعرف أحد أنك قرأت طلبًا أو رفضته.',
  sentHint: 'يمكنك متابعة الكتابة بعد قبولك. وحتى ذلك الحين يمكنك سحب طلبك.',
  none: 'لا توجد طلبات',
  noneHint: 'عندما يراسلك شخص جديد، تقرر هنا.',
  noneSent: 'لا شيء بانتظار الرد',
  noneSentHint: 'عندما تراسل شخصًا لأول مرة، يظهر طلبك هنا إلى أن يقبلك.',
  failedTitle: 'تعذّر تحميل طلباتك',
  failedHint: 'لم يستجب الخادم. طلباتك محفوظة هناك.',
  showMore: 'عرض المزيد',
  wantsToWrite: 'يريد مراسلتك',
  waiting: 'بانتظار الرد',
  accept: 'قبول',
  decline: 'رفض',
  block: 'حظر',
  report: 'إبلاغ',
  cancel: 'سحب',
  acceptOf: name => `قبول ${name}`,
  declineOf: name => `رفض ${name}`,
  blockOf: name => `حظر ${name}`,
  reportOf: name => `الإبلاغ عن ${name}`,
  cancelOf: name => `سحب الطلب المرسل إلى ${name}`,
  profileOf: name => `ملف ${name} الشخصي`,
  select: 'تحديد',
  selectOf: name => `تحديد ${name}`,
  selectAll: 'تحديد الكل',
  selected: count =>
    plural(count, { zero: 'لم يُحدَّد أي طلب', one: 'حُدِّد طلب واحد', two: 'حُدِّد طلبان', few: 'حُدِّدت # طلبات', many: 'حُدِّد # طلبًا', other: 'حُدِّد # طلب' }),
  selectedActions: 'الطلبات المحددة',
  sameFrom: count =>
    plural(count, { zero: 'الرسالة نفسها', one: 'الرسالة نفسها من شخص واحد', two: 'الرسالة نفسها من شخصين', few: 'الرسالة نفسها من # أشخاص', many: 'الرسالة نفسها من # شخصًا', other: 'الرسالة نفسها من # شخص' }),
  sameNames: (names, more) =>
    more > 0
      ? plural(more, { zero: names, one: `${names} وشخص آخر`, two: `${names} وشخصان آخران`, few: `${names} و# آخرون`, many: `${names} و# آخرون`, other: `${names} و# آخرون` })
      : names,
  showEach: 'عرض كل طلب',
  hideEach: 'عرضها كطلب واحد',
  allOf: count => plural(count, { zero: 'لا أحد', one: 'شخص واحد', two: 'الشخصين', few: 'كل الأشخاص (#)', many: 'كل الأشخاص (#)', other: 'كل الأشخاص (#)' }),
  done: {
    accept: name => `يمكن لـ${name} مراسلتك الآن`,
    decline: name => `رُفض طلب ${name}`,
    block: name => `تم حظر ${name}`,
    cancel: name => `سُحب الطلب المرسل إلى ${name}`,
  },
  doneMany: {
    accept: count => plural(count, { zero: 'لم يُقبل أي طلب', one: 'قُبل طلب واحد', two: 'قُبل طلبان', few: 'قُبلت # طلبات', many: 'قُبل # طلبًا', other: 'قُبل # طلب' }),
    decline: count => plural(count, { zero: 'لم يُرفض أي طلب', one: 'رُفض طلب واحد', two: 'رُفض طلبان', few: 'رُفضت # طلبات', many: 'رُفض # طلبًا', other: 'رُفض # طلب' }),
    block: count => plural(count, { zero: 'لم يُحظر أحد', one: 'حُظر شخص واحد', two: 'حُظر شخصان', few: 'حُظر # أشخاص', many: 'حُظر # شخصًا', other: 'حُظر # شخص' }),
    cancel: count => plural(count, { zero: 'لم يُسحب أي طلب', one: 'سُحب طلب واحد', two: 'سُحب طلبان', few: 'سُحبت # طلبات', many: 'سُحب # طلبًا', other: 'سُحب # طلب' }),
  },
  failed: {
    accept: 'تعذّر قبول الطلب. حاول مرة أخرى.',
    decline: 'تعذّر رفض الطلب. حاول مرة أخرى.',
    block: 'تعذّر حظر الشخص. حاول مرة أخرى.',
    cancel: 'تعذّر سحب الطلب. حاول مرة أخرى.',
  },
  bar: {
    label: 'طلب',
    wants: 'يريد مراسلتك، ولن يعرف أنك قرأت هذا.',
    safety: 'لا تعمل الروابط ولا تظهر الصور حتى تقبل.',
  },
}
