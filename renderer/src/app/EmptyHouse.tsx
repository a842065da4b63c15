import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useTexts } from './texts.tsx'
import { useGo } from './use-go.ts'

/** What a screen about children shows while there are none: where they come from. */
export function EmptyHouse() {
  const { t } = useTexts()
  const go = useGo()
  return (
    <EmptyState
      title={t('children.empty')}
      action={
        <Button kind="primary" onClick={go.toImport}>
          {t('screen.import')}
        </Button>
      }
    >
      <p>{t('children.emptySentence')}</p>
    </EmptyState>
  )
}
