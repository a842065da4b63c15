import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import type { RetentionKindView } from '#shared/ipc/calls/retention.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import controls from '../../ui/controls.module.css'
import classes from './retention.module.css'

interface TermsTableProps {
  readonly kinds: readonly RetentionKindView[]
  readonly onShow: (kind: RetentionKind) => void
}

export function TermsTable({ kinds, onShow }: TermsTableProps) {
  const { t, word } = useTexts()
  return (
    <div className={classes.scroll} role="region" aria-label={t('retention.terms')} tabIndex={0}>
      <table className={controls.table}>
        <thead>
          <tr>
            <th scope="col">{t('retention.kind')}</th>
            <th scope="col">{t('retention.term')}</th>
            <th scope="col">{t('retention.source')}</th>
            <th scope="col">{t('retention.over')}</th>
            <th scope="col">{t('retention.held')}</th>
            <th scope="col">
              <span className="visuallyHidden">{t('retention.look')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, months, starts, source, ruleId, overCount, heldCount }) => (
            <tr key={kind}>
              <th scope="row">{word(`retentionKind.${kind}`)}</th>
              <td>
                {t('retention.months', { count: months })} {word(`retentionStart.${starts}`)}
              </td>
              <td className={classes.source}>
                {word(`retentionSource.${source}`)} ({ruleId})
              </td>
              <td>{overCount}</td>
              <td>{heldCount}</td>
              <td>
                {overCount + heldCount === 0 ? null : (
                  <Button
                    size="small"
                    aria-label={t('retention.lookAt', { kind: word(`retentionKind.${kind}`) })}
                    onClick={() => onShow(kind)}
                  >
                    {t('retention.look')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
