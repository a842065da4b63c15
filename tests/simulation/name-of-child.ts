/** Found in no other text: where it turns up, a child was not erased. */
export function nameOfChild(id: string): string {
  return `Naam${id.replaceAll('-', '')}q`
}
