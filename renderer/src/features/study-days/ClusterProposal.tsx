import type { CallOutput } from '#shared/ipc/contract.ts'
import { writeHours } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './study-days.module.css'

type Cluster = CallOutput<'studyDays.get'>['cluster']

/** Where the registered children take the fewest hours of staff, in words and in numbers. STUDY-1 */
export function ClusterProposal({ cluster }: { readonly cluster: Cluster }) {
  const { t, write } = useTexts()
  return (
    <>
      <h3>{t('studyDay.cluster')}</h3>
      {cluster.sentences.map((sentence, index) => (
        <p key={`${sentence.code} ${index}`}>{write(sentence)}</p>
      ))}
      {cluster.best.length === 0 ? null : (
        <div className={classes.tables}>
          <BlockTable caption={t('studyDay.apart')} rows={cluster.apart} />
          <BlockTable caption={t('studyDay.best')} rows={cluster.best} />
          <TogetherTable rows={cluster.together} />
        </div>
      )}
    </>
  )
}

function BlockTable({ caption, rows }: { readonly caption: string; readonly rows: Cluster['best'] }) {
  const { t, language } = useTexts()
  return (
    <div className={classes.wide}>
      <Table
        caption={caption}
        isCaptionShown
        columns={[
          t('studyDay.host'),
          t('studyDay.from'),
          t('studyDay.children'),
          t('studyDay.peak'),
          t('studyDay.staffHours'),
        ]}
      >
        {rows.length === 0 ? (
          <tr>
            <td colSpan={5}>{t('studyDay.cannot')}</td>
          </tr>
        ) : null}
        {rows.map((row) => (
          <tr key={row.hostName}>
            <td>{row.hostName}</td>
            <td>{row.fromNames.join(', ')}</td>
            <td className={classes.number}>{row.children}</td>
            <td className={classes.number}>{row.peak}</td>
            <td className={classes.number}>{writeHours(row.staffMinutes, language)}</td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

function TogetherTable({ rows }: { readonly rows: Cluster['together'] }) {
  const { t, language } = useTexts()
  if (rows.length < 2) return null
  return (
    <div className={classes.wide}>
      <Table
        caption={t('studyDay.together')}
        isCaptionShown
        columns={[t('studyDay.host'), t('studyDay.staffHours')]}
      >
        {rows.map(({ hostName, staffMinutes }) => (
          <tr key={hostName}>
            <td>{hostName}</td>
            <td className={classes.number}>
              {staffMinutes === null ? t('studyDay.cannot') : writeHours(staffMinutes, language)}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
