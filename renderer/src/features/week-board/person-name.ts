import type { PersonName } from '#shared/domain/board/model.ts'

/** `Noor de Vries`. */
export function writePersonName({ firstName, surnamePrefix, surname }: PersonName): string {
  return [firstName, surnamePrefix, surname].filter((part) => part !== '').join(' ')
}
