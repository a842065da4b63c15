import type { LawReference } from '#shared/domain/board/model.ts'
import { useTexts } from '../../app/texts.tsx'
import classes from './explanation.module.css'

/** Which version of the law was used, since when it holds, and where its text is. */
export function LawSource({ law }: { readonly law: LawReference }) {
  const { t } = useTexts()
  return (
    <dl className={classes.law}>
      <dt>{t('why.lawVersion')}</dt>
      <dd>{law.id}</dd>
      <dt>{t('why.lawValid')}</dt>
      <dd>
        {law.validTo === null
          ? t('why.lawFrom', { from: law.validFrom })
          : t('why.lawBetween', { from: law.validFrom, until: law.validTo })}
      </dd>
      <dt>{t('why.article')}</dt>
      <dd>{law.article}</dd>
      <dt>{t('why.source')}</dt>
      <dd>
        {law.sources.map((source) => (
          <span key={source.url} className={classes.source}>
            {source.url}
          </span>
        ))}
      </dd>
    </dl>
  )
}
