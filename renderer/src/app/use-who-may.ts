import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { roles } from '#shared/domain/access/model.ts'
import { useTexts } from './texts.tsx'

/** The sentence that says whose work something is, for who may not do it: whom to ask. PRIV-4 */
export function useWhoMay(): (right: AccessRight) => string {
  const { t, word, language } = useTexts()
  return (right) => {
    const list = new Intl.ListFormat(language, { type: 'disjunction' })
    const who = list.format(roles.filter((role) => mayDo(role, right)).map((role) => word(`role.${role}`)))
    return t('lock.whoMay', { who })
  }
}
