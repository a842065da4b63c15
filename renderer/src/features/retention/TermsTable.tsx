import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import type { RetentionKindView } from '#shared/ipc/calls/retention.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './retention.module.css'

interface TermsTableProps {
  readonly kinds: readonly RetentionKindView[]
  readonly onShow: (kind: RetentionKind) => void
}

export function TermsTable({ kinds, onShow }: TermsTableProps) {
  const { t, word } = useTexts()
  return (
    <Table
      region={t('retention.terms')}
      columns={[
        t('retention.kind'),
        t('retention.term'),
        t('retention.source'),
        t('retention.over'),
        t('retention.held'),
        { hidden: t('retention.look') },
      ]}
    >
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
    </Table>
  )
}
