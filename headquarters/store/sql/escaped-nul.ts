/** JSON without the one character the database keeps in no text; another one that says "unknown" takes its place. */
export function withoutEscapedNul(text: string): string {
  if (!text.includes(String.raw`\u0000`)) return text
  return JSON.stringify(JSON.parse(text), (_name, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value,
  )
}
