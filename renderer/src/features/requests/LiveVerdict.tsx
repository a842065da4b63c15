import { useTexts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import type { MissingPart } from './draft.ts'
import type { CheckedDraft } from './use-checked-draft.ts'
import classes from './requests.module.css'

interface LiveVerdictProps {
  readonly live: CheckedDraft
  readonly missing: readonly MissingPart[]
}

/** The answer in one line while somebody types, read aloud when it changes; before that, what is still needed. */
export function LiveVerdict({ live, missing }: LiveVerdictProps) {
  const { t, write } = useTexts()
  const { checked, isChecking } = live
  const parts = missing.map((part) => t(`newRequest.needs.${part}`)).join(', ')
  return (
    <p className={classes.liveVerdict} role="status">
      {checked === undefined ? (
        parts === '' ? (
          t('inbox.checking')
        ) : (
          t('newRequest.needs', { parts })
        )
      ) : (
        <>
          <VerdictTag verdict={checked.check.verdict} />{' '}
          {isChecking ? t('inbox.checking') : write(checked.check.headline)}
          {checked.check.isProvisional && !isChecking ? ` (${t('inbox.provisionalShort')})` : ''}
        </>
      )}
    </p>
  )
}
