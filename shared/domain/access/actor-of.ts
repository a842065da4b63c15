import type { Account } from './model.ts'

/*
 * Who acts is known by one number for as long as somebody works here: that of the staff member, or for who is no staff
 * that of the first account. Each later account of such a person has that number and a count behind it, so that what he
 * or she did before is still his or hers.
 */

const LATER = /:\d+$/

/** The number of who an account is for. */
export function actorIdOf({ id, staffMemberId }: Pick<Account, 'id' | 'staffMemberId'>): string {
  return staffMemberId ?? id.replace(LATER, '')
}

/** The accounts of one person, of any day. */
export function accountsOf(actorId: string, accounts: readonly Account[]): readonly Account[] {
  return accounts.filter((account) => actorIdOf(account) === actorId)
}

/** The number of the next account of somebody who is no staff. */
export function nextAccountId(actorId: string, known: readonly Pick<Account, 'id'>[]): string {
  const counts = known.map(({ id }) => Number(LATER.exec(id)?.[0].slice(1) ?? '1'))
  return `${actorId}:${Math.max(1, ...counts) + 1}`
}
