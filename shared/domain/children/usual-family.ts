import type { Family } from './model.ts'

/** What holds for a family nobody wrote anything down about: it pays by direct debit and reads Dutch. MONEY-3 */
export function usualFamily(id: string): Family {
  return { id, isDirectDebit: true, language: 'nl' }
}
