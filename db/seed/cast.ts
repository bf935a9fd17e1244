/** Everybody in the demo has this password; the demo exists on the embedded default only. */
export const demoPassword = 'parley-demo'

/** The demo cast. */
export const demoAccounts = [
  { username: 'alice', name: 'Alice Moreau', password: demoPassword, bio: 'Lighthouse keeper, on weekends.' },
  { username: 'bob', name: 'Bob Ivanov', password: demoPassword, bio: 'Пишу коротко.' },
  { username: 'carol', name: 'Carol Haddad', password: demoPassword, bio: 'مترجمة' },
  { username: 'dave', name: 'Dave Tanaka', password: demoPassword, bio: '写真と散歩' },
]

export type DemoName = 'alice' | 'bob' | 'carol' | 'dave'

/** A conversation of two, told in minutes before now. */
export interface DemoConversation {
  between: [DemoName, DemoName]
  /** Who said what how many minutes ago, oldest first. */
  lines: [DemoName, number, string][]
  /** How many of the last lines the other side has not read. */
  unread: number
}

const day = 24 * 60

/** What the demo cast has been talking about, in several languages. */
export const demoConversations: DemoConversation[] = [
  {
    between: ['alice', 'bob'],
    unread: 2,
    lines: [
      ['bob', 2 * day + 190, 'Are you still coming to the coast on Saturday?'],
      ['alice', 2 * day + 187, 'Yes! The first train leaves at 7:12.'],
      ['alice', 2 * day + 187, 'I looked it up twice, because last time …'],
      ['bob', 2 * day + 180, 'Last time we stood in front of a locked station for an hour 😄'],
      ['alice', 2 * day + 176, 'We do not talk about last time.'],
      ['bob', day + 420, 'Кстати, мама передаёт привет и спрашивает, ешь ли ты нормально.'],
      ['alice', day + 411, 'Скажи ей, что пирог закончился в тот же вечер 🥧'],
      ['bob', day + 409, '🥧❤️'],
      ['alice', 130, 'Weather for Saturday: https://weather.example/coast?day=saturday (wind from the west, bring a jacket)'],
      ['bob', 121, 'Perfect.\n\nMy list so far:\n– thermos\n– the small tent\n– cards\n– something against mosquitoes'],
      ['alice', 118, 'And the good bread.'],
      ['bob', 12, 'Obviously the good bread.'],
      ['bob', 4, 'Platform 3, ten to seven? I bring coffee ☕️'],
    ],
  },
  {
    between: ['alice', 'carol'],
    unread: 1,
    lines: [
      ['carol', day + 300, 'مرحبا أليس، هل وصلتك الترجمة الجديدة؟'],
      ['alice', day + 290, 'نعم، شكرا جزيلا! It reads beautifully.'],
      ['carol', day + 288, 'I changed the last paragraph three times.'],
      ['alice', day + 60, 'The third version is the one. Keep it.'],
      ['carol', 35, 'تمام، سأرسلها غدا صباحا إن شاء الله 🌙'],
    ],
  },
  {
    between: ['alice', 'dave'],
    unread: 0,
    lines: [
      ['dave', 4 * day + 65, '昨日の写真、やっと現像できました。'],
      ['alice', 4 * day + 50, 'わあ、見たい！ Bring them on Thursday?'],
      ['dave', 4 * day + 48, '木曜日に持っていきますね 📷'],
      ['alice', 3 * day + 20, 'Merci, et à jeudi !'],
    ],
  },
  {
    between: ['bob', 'carol'],
    unread: 1,
    lines: [
      ['carol', day + 15, 'Bob, wie heißt noch mal das Café am Fluss?'],
      ['bob', day + 11, '„Zum Anker“. Aber montags haben sie zu!'],
      ['carol', 240, 'Dann eben Dienstag 🙂'],
    ],
  },
  { between: ['carol', 'dave'], unread: 1, lines: [['dave', 300, '¿Vienes al mercado el domingo?']] },
]
