import { useTexts } from '../../app/texts.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import type { Desk } from './desk.ts'
import type { Draft } from './draft.ts'
import { isWorthKeeping } from './draft.ts'
import classes from './requests.module.css'

/** A request somebody was typing before the phone rang: it waits here. */
export function DraftNotice({ desk }: { readonly desk: Desk }) {
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  const { draft } = desk
  if (draft === null || !isWorthKeeping(draft)) return null
  return (
    <p className={classes.draft}>
      {writeDraft(texts, draft)}{' '}
      <LinkButton onClick={() => go.toNewRequest()}>{t('newRequest.continue')}</LinkButton>
    </p>
  )
}

/** `Concept: Noor Bakker, ruildag`. */
export function writeDraft({ t, word }: Texts, draft: Draft): string {
  if (draft.childText !== '')
    return t('newRequest.draft', { what: `${draft.childText}, ${word(`kind.${draft.kind}`)}` })
  return draft.quickText === ''
    ? t('newRequest.draftNameless')
    : t('newRequest.draft', { what: draft.quickText })
}
