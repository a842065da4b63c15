import { useQueryClient } from '@tanstack/react-query'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { GateCard } from './GateCard.tsx'

/** It cannot be opened here: why, and what to do. Nothing was touched. */
export function ClosedScreen({ view }: { readonly view: GateView }) {
  const { t, write } = useTexts()
  const queries = useQueryClient()
  return (
    <GateCard title={t('gate.closed.title')} foot={t('frame.version', { version: view.version })}>
      <Notice tone="caution">{view.trouble === null ? t('gate.closed.unknown') : write(view.trouble)}</Notice>
      <p>{t('gate.closed.nothingTouched')}</p>
      <p>{t('gate.closed.what')}</p>
      <ButtonRow>
        <Button kind="primary" onClick={() => void queries.invalidateQueries({ queryKey: ['gate.status'] })}>
          {t('fault.retry')}
        </Button>
      </ButtonRow>
    </GateCard>
  )
}
