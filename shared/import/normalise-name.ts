/** A header or file name as it is compared: without capitals, accents, spaces and signs. "Geb.-datum" = "gebdatum". */
export function normaliseName(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}
