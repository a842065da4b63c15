import type { ChildFile } from './model.ts'

/** What stands beside a name in a list: an icon with its word, never the text itself. */
export const childFlags = ['allergy', 'secretAddress'] as const
export type ChildFlag = (typeof childFlags)[number]

export function flagsOf({
  allergies,
  isAddressSecret,
}: Pick<ChildFile, 'allergies' | 'isAddressSecret'>): ChildFlag[] {
  return childFlags.filter((flag) => (flag === 'allergy' ? allergies.trim() !== '' : isAddressSecret))
}
