import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { rolesThatSee } from './screen-rights.ts'
import { useSession } from './session.tsx'
import { useTexts } from './texts.tsx'

/** In the place of a screen that is not for this role: says who can. PRIV-4 */
export function NotAllowed({ path }: { readonly path: string }) {
  const { t, word, language } = useTexts()
  const { actor } = useSession()
  const list = new Intl.ListFormat(language, { type: 'disjunction' })
  const who = list.format(rolesThatSee(path).map((role) => word(`role.${role}`)))
  return (
    <Page title={t('notAllowed.title')}>
      <EmptyState title={t('notAllowed.heading')}>
        <p>{t('notAllowed.you', { role: word(`role.${actor.role}`) })}</p>
        <p>{t('notAllowed.ask', { who })}</p>
      </EmptyState>
    </Page>
  )
}
