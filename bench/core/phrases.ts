/** Parts that words are made of, per script, so that the words are many, alike and searchable as real ones are. */
const scripts: { parts: string[]; between: string }[] = [
  { parts: ['har', 'bour', 'mee', 'ting', 'lo', 'ver', 'tra', 'in', 'sta', 'tion', 'mor', 'ning', 'cof', 'fee', 'to', 'day', 'su', 'mmer', 're', 'turn'], between: ' ' },
  { parts: ['при', 'чал', 'вст', 'реч', 'до', 'мой', 'ут', 'ром', 'пое', 'зд', 'го', 'род', 'ле', 'том', 'ко', 'фе', 'зав', 'тра', 'по', 'года'], between: ' ' },
  { parts: ['مي', 'ناء', 'صبا', 'ح', 'قه', 'وة', 'سف', 'ر', 'مد', 'ينة', 'بي', 'ت', 'غد', 'ا', 'قط', 'ار', 'لقا', 'ء', 'صي', 'ف'], between: ' ' },
  { parts: ['港', '朝', '駅', '東京', '会い', 'ましょう', '明日', '電車', '夏', '家', '町', '待って', 'います', 'コーヒー', '天気', 'ありがとう', '写真', '友達', '時間', '約束'], between: '' },
  { parts: ['λι', 'μάνι', 'πρω', 'ί', 'κα', 'φές', 'αύ', 'ριο', 'πό', 'λη', 'τρέ', 'νο', 'σπί', 'τι', 'κα', 'λο', 'καί', 'ρι', 'φί', 'λος'], between: ' ' },
]
const emoji = ['🎉', '👍', '😂', '❤️', '🙏', '🏳️‍🌈']

/** How many scripts there are, and how many phrases of each. */
export const scriptCount = scripts.length
export const phrasesPerScript = 4_000

/** All phrases, those of a script side by side; the same in every run. */
export function makePhrases(): string[] {
  const next = numbers(20)
  return scripts.flatMap(({ parts, between }) => Array.from({ length: phrasesPerScript }, () => phrase(parts, between, next)))
}

function phrase(parts: string[], between: string, next: () => number): string {
  const pick = <T>(from: T[]) => from[Math.floor(next() * from.length)]
  const words = Array.from({ length: 2 + Math.floor(next() * 4) }, () => Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(parts)).join(''))
  return next() < 0.05 ? `${words.join(between)} ${pick(emoji)}` : words.join(between)
}

/** Numbers from 0 to 1 that look random (a linear congruence), always the same ones for a seed. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296
}
