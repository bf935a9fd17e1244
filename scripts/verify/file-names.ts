const BANNED = /(?:^|[-./])(?:utils?|helpers?|misc|common|managers?)(?:[-./]|$)/i

/** Names that say nothing about what is inside; CONTRIBUTING.md asks for the thing's own name. */
export function findBannedNames(files: string[]): string[] {
  return files.filter((file) => BANNED.test(file)).map((file) => `${file}: name it after what is in it`)
}
