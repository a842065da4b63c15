import { useTexts } from '../../app/texts.tsx'
import classes from './week-board.module.css'

/** What the numbers and fills mean, in words; always in view. */
export function Legend() {
  const { t } = useTexts()
  return (
    <div className={classes.legend} role="note" aria-label={t('legend.title')}>
      <span>{t('legend.cell')}</span>
      <span className={classes.legendItems}>
        <LegendItem swatch="0" text={t('legend.roomy')} />
        <LegendItem swatch="3" text={t('legend.tight')} />
        <LegendItem swatch="4" text={`■ ${t('legend.full')}`} />
        <LegendItem swatch="shortage" text={`✕ ${t('legend.shortage')}`} />
        <span>△ {t('legend.surplus')}</span>
        <span>! {t('legend.caution')}</span>
        <LegendItem swatch="merged" text={t('merging.legendAgreed')} />
        <LegendItem swatch="proposed" text={`◇ ${t('merging.legendProposal')}`} />
      </span>
    </div>
  )
}

function LegendItem({ swatch, text }: { readonly swatch: string; readonly text: string }) {
  return (
    <span className={classes.legendItem}>
      <span className={classes.swatch} data-swatch={swatch} aria-hidden="true" />
      {text}
    </span>
  )
}
