import type { PurgeRunView } from '#shared/ipc/calls/retention.ts'
import { useTexts } from '../../app/texts.tsx'
import { useSession } from '../../app/session.tsx'
import { writeClock } from '../../app/write-clock.ts'
import { Table } from '../../ui/Table.tsx'
import classes from './retention.module.css'

/** The proof that something went: when, by whom, how much, and a number over it. PRIV-1 */
export function RunsPart({ runs }: { readonly runs: readonly PurgeRunView[] }) {
  const { t, word, language } = useTexts()
  const { today } = useSession()
  return (
    <section className={classes.part}>
      <h2>{t('retention.runs')}</h2>
      {runs.length === 0 ? (
        <p>{t('retention.noRuns')}</p>
      ) : (
        <Table
          region={t('retention.runs')}
          columns={[t('retention.when'), t('retention.byWhom'), t('retention.what'), t('retention.digest')]}
        >
          {runs.map(({ id, ranAt, ranByName, counts, digest }) => (
            <tr key={id}>
              <th scope="row">{writeClock(ranAt, today, language)}</th>
              <td>{ranByName}</td>
              <td>
                {counts.map(({ kind, count }) => `${word(`retentionKind.${kind}`)}: ${count}`).join(', ')}
              </td>
              <td className={classes.digest} title={digest}>
                {digest.slice(0, 16)}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}
